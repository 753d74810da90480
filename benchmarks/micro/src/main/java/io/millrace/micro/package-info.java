/**
 * What the pure cores cost: each class measures one of them, next to what it replaces where there
 * is such a thing. Inputs are records of the load generator, so that no branch is always taken.
 */
package io.millrace.micro;
