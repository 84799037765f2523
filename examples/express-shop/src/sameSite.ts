import type { RequestHandler } from "express";

/**
 * Refuses forms of other sites: what a page elsewhere sends must not place an order here. Browsers
 * name the site that a form was on; what names none is no browser, and carries no buyer's cookie.
 */
export function sameSite(siteUrl: string): RequestHandler {
  const { origin } = new URL(siteUrl);
  return (request, response, next) => {
    const from = request.headers.origin;
    if (request.method === "POST" && from !== undefined && from !== origin) {
      response.status(403).type("text/plain").send("refused: the form is not of this site");
      return;
    }
    next();
  };
}
