/** Answers every request with the same payment, in a process of its own. */

import { createServer } from "node:http";

const answer = Buffer.from(
  JSON.stringify({
    state: 0,
    result: {
      uuid: "0198c5b4-0000-7000-8000-000000000001",
      order_id: "ORDER-1",
      amount: "19.99",
      currency: "USD",
      url: "https://pay.2328.io/0198c5b4-0000-7000-8000-000000000001",
      expires_at: "2026-05-09T13:56:58Z",
      created_at: "2026-05-09T12:56:58Z",
      payment_status: "check",
    },
  }),
);
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": answer.length,
    });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
