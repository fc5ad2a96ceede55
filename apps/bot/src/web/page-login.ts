/** What somebody sees who has not logged in: how to, and the button that a link leads to. */
import { LINK_MINUTES } from "@spotter/db/queries/login";
import { html } from "hono/html";
import type { Html } from "./blocks.ts";
import { page } from "./page.ts";

export function loginHint(trouble?: string): Html {
  return card(html`<h1>Spotter</h1>
${trouble ? html`<p role="alert" class="trouble">${trouble}</p>` : ""}
<p>To open your log here, you need a link made for you. It works once, for ${LINK_MINUTES} minutes.</p>
<ul><li>Write <code>/web</code> to Spotter in a private chat, or</li>
<li>run <code>./spotter login-link</code> on its machine.</li></ul>`);
}

/** Chat platforms look at the links that pass through them: looking must not use them up. */
export function confirmLogin(token: string): Html {
  return card(html`<h1>Spotter</h1>
<p>Open your training log in this browser?</p>
<form method="post" action="/login"><input type="hidden" name="token" value="${token}"><button type="submit" class="main" autofocus>Log in</button></form>
<p class="small">Only do so on a device of yours: it stays logged in until you log out.</p>`);
}

function card(content: Html): Html {
  return page({
    title: "Spotter: log in",
    bodyClass: "login",
    body: html`<main class="card"><img src="/assets/icon.svg" alt="" width="56" height="56">${content}</main>`,
  });
}
