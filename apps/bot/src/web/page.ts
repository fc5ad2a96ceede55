/** What every page of the web chat has around its content. */
import { html, raw } from "hono/html";
import type { Html } from "./blocks.ts";

export function page(by: { title: string; scripts?: readonly string[]; body: Html; bodyClass: string }): Html {
  const { title, scripts = [], body, bodyClass } = by;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#16191f" media="(prefers-color-scheme: dark)">
<title>${title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/style.css">
${scripts.map((src) => html`<script src="${src}" ${src.endsWith("chart.js") ? "defer" : raw('type="module"')}></script>`)}
</head>
<body class="${bodyClass}">
${body}
</body>
</html>`;
}

/** The bar at the top. */
export function bar(by: { here: "chat" | "charts"; loggedIn: boolean; status?: Html | string }): Html {
  const link = (to: string, name: string, isHere: boolean) =>
    html`<a href="${to}" ${isHere ? raw('aria-current="page"') : ""}>${name}</a>`;
  return html`<header class="bar">
<img src="/assets/icon.svg" alt="" width="36" height="36">
<div class="who"><h1>Spotter</h1>${by.status ?? ""}</div>
<nav aria-label="Pages">${link("/", "Chat", by.here === "chat")}${link("/dashboard", "Charts", by.here === "charts")}</nav>
${by.loggedIn ? html`<form method="post" action="/logout"><button type="submit" class="quiet">Log out</button></form>` : ""}
</header>`;
}
