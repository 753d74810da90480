/** What a restored job needs beyond the state of stock operators. */
package io.millrace.peer.flink.state;
