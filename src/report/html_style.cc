#include "report/html_page.h"

namespace seaworthy::report {

// Colours carry no meaning alone: every verdict is also a word.
const char* const kStyle = R"css(
:root { color-scheme: light dark; --ground: #fff; --panel: #f6f7f9; --line: #d9dde3; --ink: #1b2330; --soft: #5a6675; --link: #0b57b0;
  --good: #1a7f4b; --bad: #c0262d; --odd: #9a6200; --calm: #5a6675; }
@media (prefers-color-scheme: dark) { :root { --ground: #12161c; --panel: #1a2029; --line: #303947; --ink: #e4e9f0; --soft: #9aa7b8;
  --link: #7db4ff; --good: #5fd08f; --bad: #ff7b7b; --odd: #f0b64a; --calm: #9aa7b8; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); }
code, pre { font: .875em/1.45 ui-monospace, "DejaVu Sans Mono", monospace; }
.brand { margin: 0; color: var(--soft); font-weight: 600; letter-spacing: .06em; text-transform: uppercase; font-size: .8rem; }
h1 { margin: .2rem 0 .6rem; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; }
.platform { margin: 0; font-size: 1.05rem; }
.meta { margin: .2rem 0; color: var(--soft); font-size: .9rem; }
.simulated { margin: 1rem 0; padding: .6rem .9rem; border-left: 4px solid var(--odd); background: var(--panel); }
.levels { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .75rem; margin: 1.25rem 0; padding: 0; list-style: none; }
.levels li { padding: .7rem .9rem; border: 1px solid var(--line); border-top: 4px solid var(--calm); border-radius: 6px; background: var(--panel); }
.levels span { float: right; }
.levels small { display: block; margin-top: .25rem; color: var(--soft); }
.levels .reached { border-top-color: var(--good); } .levels .reached span { color: var(--good); }
.levels .not-reached { border-top-color: var(--bad); } .levels .not-reached span { color: var(--bad); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { padding: .35rem .7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; }
td.good, .bites { color: var(--good); } td.bad, .survived, .wrong-reason { color: var(--bad); } td.odd, .void { color: var(--odd); }
.filter { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .5rem 1.25rem; align-items: center; margin-top: 1.25rem;
  padding: .6rem 0; background: var(--ground); border-bottom: 1px solid var(--line); }
.filter[hidden] { display: none; }
.filter [type=search] { font: inherit; width: min(22rem, 60vw); padding: .3rem .6rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--panel); color: inherit; }
.filter output { color: var(--soft); }
.case { border: 1px solid var(--line); border-left: 4px solid var(--calm); border-radius: 6px; margin: .4rem 0; scroll-margin-top: 4rem; }
.case.pass { border-left-color: var(--good); } .case.fail { border-left-color: var(--bad); }
.case.error, .case.inconclusive, .case.should { border-left-color: var(--odd); }
.case > summary { display: grid; grid-template-columns: 6.5rem minmax(10rem, 17rem) 1fr auto; gap: .75rem; padding: .5rem .8rem; cursor: pointer;
  list-style: none; align-items: baseline; }
.case > summary::-webkit-details-marker { display: none; }
.case[open] > summary { border-bottom: 1px solid var(--line); background: var(--panel); }
summary:focus-visible, a:focus-visible, input:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.verdict { font-weight: 700; color: var(--calm); font-size: .85rem; }
.pass > summary .verdict { color: var(--good); } .fail > summary .verdict { color: var(--bad); }
.error > summary .verdict, .inconclusive > summary .verdict, .should > summary .verdict { color: var(--odd); }
.name { font-weight: 600; } .name small { display: block; font-weight: 400; color: var(--soft); } .say { color: var(--soft); } .facts { color: var(--soft); font-size: .85rem; }
.case:not([open]) .say { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.body { padding: .4rem .9rem .9rem; }
.title { margin: .3rem 0 .6rem; font-weight: 600; }
.judgement { margin: .5rem 0; padding-left: .8rem; border-left: 3px solid var(--good); }
.judgement.fails, .judgement.error { border-left-color: var(--bad); } .judgement.unknown { border-left-color: var(--odd); }
.judgement p { margin: 0; } .mark { font-weight: 700; } .role, .because, .more, .held { color: var(--soft); }
.role { font-size: .8rem; border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; }
.offenders { margin: .3rem 0; padding-left: 1.2rem; } .offenders li { white-space: pre-wrap; } .offenders a { white-space: nowrap; font-size: .9em; }
.part { margin-top: .7rem; } .part > summary { cursor: pointer; color: var(--link); }
.fact { margin: .25rem 0 .25rem 1rem; scroll-margin-top: 4rem; } .fact summary { cursor: pointer; } .fact:target { outline: 2px solid var(--link); }
pre { margin: .3rem 0; padding: .6rem .8rem; overflow-x: auto; background: var(--panel); border-radius: 6px; max-height: 24rem; white-space: pre; }
.fact pre { white-space: pre-wrap; }
.prose > div { max-width: 48rem; padding-left: 1rem; border-left: 3px solid var(--line); }
.prose h1 { font-size: 1.2rem; } .prose h2 { font-size: 1.05rem; margin-top: 1.2rem; }
.problem { color: var(--bad); }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 45rem) { h1 { font-size: 1.3rem; } .case > summary { grid-template-columns: 1fr auto; }
  .case > summary .name { grid-row: 2; grid-column: 1 / -1; } .case > summary .say { grid-row: 3; grid-column: 1 / -1; }
  .case > summary .verdict { grid-column: 1; } .case > summary .facts { grid-row: 1; grid-column: 2; } .fact { margin-left: 0; } }
@media print { .filter { display: none; } body { max-width: none; padding: 0; font-size: 11pt; } pre { max-height: none; white-space: pre-wrap; }
  .case { break-inside: avoid-page; } .case > summary { break-after: avoid; } }
)css";

}  // namespace seaworthy::report
