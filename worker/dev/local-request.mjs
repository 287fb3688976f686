// Asks the Worker that runs on this machine, over http or over https with its self-signed certificate.
import http from "node:http";
import https from "node:https";

const timeoutMs = 60_000;

/** One request; resolves to `{status, text}`, rejects when nobody answers. */
export function localRequest(address, { method = "GET", headers = {}, body } = {}) {
  const secure = address.startsWith("https:");
  const send = secure ? https.request : http.request;
  // No certificate authority signs for localhost; the other end is the process this script started.
  const options = { method, headers, timeout: timeoutMs, ...(secure ? { rejectUnauthorized: false } : {}) };
  return new Promise((resolve, reject) => {
    const request = send(address, options, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("error", reject);
      response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(parts).toString("utf8") }));
    });
    request.on("timeout", () => request.destroy(new Error("timeout")));
    request.on("error", reject);
    request.end(body);
  });
}
