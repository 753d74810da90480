package io.millrace.nightly.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A headless Chromium, spoken to in its own protocol: a driver would have to be of its version, and
 * a library for drivers brings a hundred megabytes for five messages.
 */
final class Browser implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final long LIMIT_SECONDS = 60;
  private static final long LOOKS_PER_SECOND = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger calls = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final BlockingQueue<String> loads = new LinkedBlockingQueue<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Browser(Process process, URI page) throws Exception {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(page, new Messages())
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    call("Page.enable", object());
    call("Runtime.enable", object());
    call("Log.enable", object());
  }

  /** Where Chromium is installed, if it is. */
  static Optional<Path> executable() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one that keeps its files in a folder. */
  static Browser start(Path executable, Path folder) throws Exception {
    boolean root = System.getProperty("user.name").equals("root");
    Process process =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                // Chromium's sandbox refuses to work for root; the only page it is shown is ours.
                root ? "--no-sandbox" : "--no-first-run",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(folder.resolve("chromium.log").toFile())
            .start();
    try {
      return new Browser(process, page(address(process, folder)));
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Shows a page that is so many pixels wide, in the light or the dark scheme. */
  void open(Path file, int width, boolean dark) throws Exception {
    complaints.clear();
    loads.clear();
    call(
        "Emulation.setDeviceMetricsOverride",
        object()
            .put("width", width)
            .put("height", 900)
            .put("deviceScaleFactor", 1)
            .put("mobile", width < 600));
    ObjectNode media = object();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", dark ? "dark" : "light");
    call("Emulation.setEmulatedMedia", media);
    call("Page.navigate", object().put("url", file.toUri().toString()));
    if (loads.poll(LIMIT_SECONDS, TimeUnit.SECONDS) == null) {
      throw new IOException(file + " was not loaded");
    }
  }

  /** The value of an expression on the page. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode answer =
        call("Runtime.evaluate", object().put("expression", expression).put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.get("exceptionDetails").toString());
    }
    return answer.get("result").path("value");
  }

  /** What the page complained of on its console, and what it failed to load. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Writes a picture of the whole page. */
  void screenshot(Path file) throws Exception {
    JsonNode size = call("Page.getLayoutMetrics", object()).get("cssContentSize");
    ObjectNode area = object().put("format", "png").put("captureBeyondViewport", true);
    area.putObject("clip")
        .put("x", 0)
        .put("y", 0)
        .put("width", size.get("width").asDouble())
        .put("height", size.get("height").asDouble())
        .put("scale", 1);
    String picture = call("Page.captureScreenshot", area).get("data").asText();
    Files.write(file, Base64.getDecoder().decode(picture));
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private JsonNode call(String method, ObjectNode parameters) throws Exception {
    int id = calls.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = object().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(JSON.writeValueAsString(message), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
    JsonNode reply = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (reply.has("error")) {
      throw new IOException(method + ": " + reply.get("error"));
    }
    return reply.get("result");
  }

  private void received(JsonNode message) {
    String method = message.path("method").asText();
    if (message.has("id")) {
      answers.remove(message.get("id").asInt()).complete(message);
    } else if (method.equals("Page.loadEventFired")) {
      loads.add(method);
    } else if (method.equals("Log.entryAdded")
        || method.equals("Runtime.exceptionThrown")
        || method.equals("Runtime.consoleAPICalled")) {
      complaints.add(message.get("params").toString());
    }
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Waits for the file in which Chromium says where it listens. */
  private static String address(Process process, Path folder) throws Exception {
    Path file = folder.resolve("DevToolsActivePort");
    for (long waited = 0; waited < LIMIT_SECONDS * LOOKS_PER_SECOND; waited++) {
      if (Files.exists(file) && Files.readAllLines(file).size() == 2) {
        return "127.0.0.1:" + Files.readAllLines(file).get(0);
      }
      if (process.waitFor(1000 / LOOKS_PER_SECOND, TimeUnit.MILLISECONDS)) {
        throw new IOException("Chromium ended with " + process.exitValue());
      }
    }
    throw new IOException("Chromium does not listen");
  }

  private static URI page(String address) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    return URI.create(JSON.readTree(answer).get("webSocketDebuggerUrl").asText());
  }

  /** Puts messages together from their parts. */
  private final class Messages implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket source, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String text = parts.toString();
        parts.setLength(0);
        try {
          received(JSON.readTree(text));
        } catch (IOException e) {
          complaints.add("not understood: " + text);
        }
      }
      source.request(1);
      return null;
    }
  }
}
