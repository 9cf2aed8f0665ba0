#include "report/html_page.h"

namespace seaworthy::report {

const char* const kPage = R"html(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Seaworthy: {{sentence}}</title>
<style>{{{style}}}</style>
</head>
<body>
<header>
<p class="brand">Seaworthy</p>
<h1>{{sentence}}</h1>
<p class="platform">{{platform}}</p>
<p class="meta">{{counts}}{{#kill_rate}} · {{kill_rate}}{{/kill_rate}}</p>
<p class="meta">{{suite}} · run {{id}}{{#started}} · <time>{{started}}</time>{{/started}}</p>
{{#simulated}}<p class="simulated" role="note"><strong>Simulated.</strong> The accelerators of this platform are simulated: what is said of them here says nothing about real ones.</p>
{{/simulated}}</header>
<main>
<section aria-label="Levels">
<ul class="levels">
{{#levels}}<li class="{{state}}"><b>Level {{level}}</b> <span>{{words}}</span>{{#reason}}<small>{{reason}}</small>{{/reason}}</li>
{{/levels}}</ul>
</section>
<section aria-label="Areas by level">
<div class="scroll"><table class="overview">
<thead><tr><th scope="col">area</th><th scope="col">Level 0</th><th scope="col">Level 1</th><th scope="col">Level 2</th></tr></thead>
<tbody>
{{#overview}}<tr><th scope="row"><a href="#area-{{index}}">{{area}}</a></th>{{#cells}}<td class="{{state}}">{{text}}</td>{{/cells}}</tr>
{{/overview}}</tbody></table></div>
</section>
<form class="filter" hidden>
<label>Find <input type="search" placeholder="case, verdict, text…" autocomplete="off"></label>
<label><input type="checkbox"> only what did not pass</label>
<output></output>
</form>
{{#areas}}<section class="area" id="area-{{index}}">
<h2>{{area}}</h2>
{{#cases}}<details class="case {{class}}" id="{{anchor}}"{{#open}} open{{/open}}>
<summary><span class="verdict">{{label}}</span><span class="name">{{name}}{{#instance}}<small>{{instance}}</small>{{/instance}}</span><span class="say">{{summary}}</span><span class="facts">L{{level}} {{requirement}} · {{elapsed}}</span></summary>
<div class="body">
<p class="title">{{title}}</p>
{{#judgements}}<div class="judgement {{status}}">
<p><span class="mark">{{mark}}</span> <code>{{id}}</code> {{#role}}<span class="role">{{role}}</span> {{/role}}{{reason}}</p>
{{#because}}<p class="because">{{because}}</p>
{{/because}}{{#has_offenders}}<ul class="offenders">
{{#offenders}}<li>{{text}}{{#facts}} <a href="#{{anchor}}-{{number}}">evidence {{number}}</a>{{/facts}}</li>
{{/offenders}}{{#more}}<li class="more">and {{more}} more</li>
{{/more}}</ul>
{{/has_offenders}}</div>
{{/judgements}}{{#held}}<p class="held">{{held}}</p>
{{/held}}{{#has_mutants}}<details class="part"><summary>Must fail under {{mutant_count}}</summary>
<div class="scroll"><table><thead><tr><th>mutant</th><th>kind</th><th>must turn red</th><th>last replay</th></tr></thead><tbody>
{{#mutants}}<tr><td><code>{{id}}</code></td><td>{{kind}}</td><td><code>{{fails}}</code></td><td class="{{result}}">{{result}} {{reason}}</td></tr>
{{/mutants}}</tbody></table></div></details>
{{/has_mutants}}{{#has_evidence}}<details class="part evidence"{{#open}} open{{/open}}><summary>Evidence: {{shown}} of {{fact_count}}{{#path}} in <code>{{path}}</code>{{/path}}</summary>
{{#facts}}<details class="fact" id="{{anchor}}"{{#cited}} open{{/cited}}><summary><b>{{number}}</b> {{kind}} {{#as}}<code>{{as}}</code> {{/as}}<span class="facts">{{place}} · {{time}}</span></summary>
<pre>{{data}}</pre></details>
{{/facts}}</details>
{{/has_evidence}}{{#evidence_problem}}<p class="problem">The evidence could not be read: {{evidence_problem}}</p>
{{/evidence_problem}}{{#prose}}<details class="part prose"><summary>The requirement and how it is tested</summary>
<div>{{{prose}}}</div></details>
{{/prose}}</div>
</details>
{{/cases}}</section>
{{/areas}}</main>
<footer><p>“Seaworthy Level n” is Seaworthy's own statement. It is not a CNCF certification.</p></footer>
<script>{{{script}}}</script>
</body>
</html>
)html";

const char* const kScript = R"js(
(() => {
  const form = document.querySelector('.filter'), [text, open] = form.querySelectorAll('input');
  const cases = [...document.querySelectorAll('.case')].map(e => [e, e.textContent.toLowerCase()]);
  const apply = () => {
    const words = text.value.toLowerCase().split(/\s+/).filter(w => w);
    let shown = 0;
    for (const [e, content] of cases) {
      const quiet = e.classList.contains('pass') || e.classList.contains('not-applicable');
      e.hidden = (open.checked && quiet) || !words.every(w => content.includes(w));
      shown += !e.hidden;
    }
    for (const area of document.querySelectorAll('.area')) area.hidden = !area.querySelector('.case:not([hidden])');
    form.querySelector('output').textContent = words.length || open.checked ? shown + ' of ' + cases.length : '';
  };
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let e = target; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
    if (target) target.scrollIntoView();
  };
  form.hidden = false;
  form.addEventListener('input', apply);
  form.addEventListener('submit', e => e.preventDefault());
  addEventListener('hashchange', reveal);
  addEventListener('beforeprint', () => document.querySelectorAll('.case.fail, .case.error, .case.inconclusive').forEach(e => e.open = true));
  reveal();
})();
)js";

}  // namespace seaworthy::report
