/** Requests byte for byte, as no polite client sends them. */

import { request } from "node:http";
import { connect } from "node:net";

/** Posts a body and gives status, headers and text of the answer. */
export function post(url, body, { method = "POST", headers = {}, chunked = false } = {}) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on("error", reject);
    });
    sent.on("error", reject);
    if (chunked) {
      // Written in pieces and without a length, it goes out in chunks.
      for (let start = 0; start < body.length; start += 64 << 10) {
        sent.write(body.subarray(start, start + (64 << 10)));
      }
      sent.end();
    } else {
      sent.end(body);
    }
  });
}

/** Begins to send a body of `length` bytes, sends a part, and goes away. */
export function abort(url, part, length) {
  const { hostname, port, pathname } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-length: ${length}\r\n\r\n`;
      socket.write(Buffer.concat([Buffer.from(head), part]), () => {
        setTimeout(() => socket.destroy(), 50);
      });
    });
    socket.on("close", resolve);
    socket.on("error", reject);
  });
}
