/** What the design system has no component for: the bar on top, the counts, the marks and long words. */
export const ownStyle = `
body { overflow-wrap: break-word; }
dd, li, pre { overflow-wrap: anywhere; }
.bar { background: #212b32; color: #fff; padding: 12px 0; }
.bar > div { display: flex; flex-wrap: wrap; gap: 4px 32px; }
.bar a, .bar a:visited { color: #fff; margin-right: 16px; }
.bar a:focus { color: #212b32; }
.bar .name { font-weight: 600; }
.counts { display: flex; flex-wrap: wrap; gap: 12px; list-style: none; margin: 0 0 32px; padding: 0; }
.counts li { background: #fff; border-left: 6px solid #768692; flex: 1 1 96px; margin: 0; padding: 8px 16px; }
.counts b { display: block; font-size: 2em; line-height: 1.2; }
.counts .good { border-color: #007f3b; }
.counts .bad { border-color: #d5281b; }
main code, main pre { color: inherit; font-family: ui-monospace, Consolas, Menlo, monospace; font-size: .9em; }
.nhsuk-tag { white-space: nowrap; }
main pre code { padding: 0; }
pre { background: #fff; border: 1px solid #d8dde0; margin: 0; padding: 8px 12px; white-space: pre-wrap; }
.quiet { color: #4c6272; }
dd p:last-child, dd ul:last-child { margin-bottom: 0; }
`;
