import { readFileSync } from 'node:fs';
import { allFindings } from '../../changes/comparison.ts';
import { comparisonHtml, text } from './html-parts.ts';
import { type ChangesReport, findingsText } from './report.ts';

/** Returns the site's design tokens and the styles of this page, read when a page is made so that they never diverge. */
const styles = (): string =>
  ['../../styles/tokens.css', './page.css'].map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n');

/** Formats a self-contained page: no requests, no scripts, the site's colours in light and dark. */
export function html(report: ChangesReport): string {
  const { headline } = report.comparison;
  const found = allFindings(report.comparison);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="robots" content="noindex">
<title>${text(headline)}</title>
<style>
${styles()}
</style>
</head>
<body>
<header>
<h1>${text(headline)}</h1>
<p class="quiet">Compared ${text(report.base)} with ${text(report.head)}. Findings: ${text(findingsText(found))}.</p>${report.ahead === undefined ? '' : `\n<p>${text(report.ahead)}.</p>`}
</header>
<main>
${comparisonHtml(report)}
</main>
</body>
</html>
`;
}
