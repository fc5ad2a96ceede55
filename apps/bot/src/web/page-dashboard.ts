/** The dashboard as a page: pickers, and a place for each chart that is declared. */
import { CHART_NAMES, chartDeclaration } from "@spotter/core/chart/list";
import { html, raw } from "hono/html";
import type { Html } from "./blocks.ts";
import { type Choice, RANGES } from "./charts.ts";
import { bar, page } from "./page.ts";

export function dashboardPage(choice: Choice, loggedIn: boolean): Html {
  return page({
    title: "Spotter: charts",
    bodyClass: "charts",
    scripts: ["/assets/chart.js", "/assets/dashboard.js"],
    body: html`${bar({ here: "charts", loggedIn, status: html`<p id="status" role="status">your training in charts</p>` })}
<main>
${pickers(choice)}
${CHART_NAMES.map((name) => panel(name, chartDeclaration(name).title))}
</main>`,
  });
}

/** A plain form, which the script answers without loading the page anew. */
function pickers({ range, exercise, exercises }: Choice): Html {
  return html`<form class="pickers" id="pickers" action="/dashboard">
<fieldset><legend>Time</legend>${RANGES.map(
    ({ name, words }) =>
      html`<label><input type="radio" name="range" value="${name}" ${raw(name === range ? "checked" : "")}>${words}</label>`,
  )}</fieldset>
<select name="exercise" aria-label="Exercise"><option value="">All exercises</option>${exercises.map(
    ({ id, name }) => html`<option value="${id}" ${raw(id === exercise ? "selected" : "")}>${name}</option>`,
  )}</select>
<noscript><button type="submit">Show</button></noscript>
</form>`;
}

function panel(name: string, title: string): Html {
  return html`<section class="panel" id="chart-${name}" aria-labelledby="title-${name}" aria-busy="true">
<h2 id="title-${name}">${title}</h2><p class="reading"></p><p class="nothing" hidden></p>
<div class="drawing"><canvas role="img"></canvas></div>
<details hidden><summary>The numbers</summary><div class="table" role="group" tabindex="0" aria-labelledby="title-${name}"></div></details>
</section>`;
}
