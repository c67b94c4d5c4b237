import type { MermaidConfig } from 'mermaid';
import type { Palette } from './palette.ts';
import { themeCss } from './theme-css.ts';
import { themeVariables } from './theme-variables.ts';

/** The font family under which the site declares its Inter files. */
export const FONT_FAMILY = 'Inter, system-ui, sans-serif';

/** Settings that an author's frontmatter or `%%{init}%%` cannot override: static drawings depend on them. */
const SECURE = [
  ...['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'suppressErrorRendering', 'maxEdges'],
  ...['htmlLabels', 'fontFamily', 'altFontFamily', 'theme', 'darkMode', 'deterministicIds', 'deterministicIDSeed'],
  // An author's styles could load images from other hosts.
  ...['handDrawnSeed', 'dompurifyConfig', 'themeCSS', 'themeVariables'],
];

/** Returns mermaid's configuration for one theme. */
export function mermaidConfig(palette: Palette, isDark: boolean): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    secure: SECURE,
    suppressErrorRendering: true,
    // mermaid's limits protect a reader's browser; here they are not needed.
    maxTextSize: 1_000_000,
    maxEdges: 10_000,
    // Errors are thrown; the library's log would only repeat them.
    logLevel: 'fatal',
    theme: 'base',
    // Version 12 defaults to `neo` with gradients and shadows; the site uses hairlines.
    look: 'classic',
    layout: 'dagre',
    themeVariables: themeVariables(palette, isDark),
    themeCSS: themeCss(palette),
    // HTML in foreignObject would need a real layout engine.
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    class: { htmlLabels: false },
    // Without HTML, labels are left-aligned in boxes wider than the text.
    state: { minNodeWidth: 0 },
    journey: { textPlacement: 'tspan', taskFontFamily: FONT_FAMILY, titleFontFamily: FONT_FAMILY, titleColor: palette.ink },
    timeline: { taskFontFamily: FONT_FAMILY },
    usecase: { actorFontFamily: FONT_FAMILY, usecaseFontFamily: FONT_FAMILY },
    fontFamily: FONT_FAMILY,
    deterministicIds: true,
    deterministicIDSeed: 'banyan',
    handDrawnSeed: 1,
    // The width of a page column: there is no parent element to fill.
    gantt: { useWidth: 900 },
    c4: c4(palette),
  };
}

const C4_SHAPES = ['system', 'system_db', 'system_queue', 'container', 'container_db', 'container_queue'];
const C4_PARTS = ['component', 'component_db', 'component_queue'];

/** C4 has a font, a fill and a border for each shape, and white text on all of them. */
function c4({ underWhite: [near, middle, far], edge }: Palette): Record<string, string> {
  const own = ['person', ...C4_SHAPES].map((shape) => [shape, near] as const);
  const parts = C4_PARTS.map((shape) => [shape, middle] as const);
  const external = ['person', ...C4_SHAPES, ...C4_PARTS].map((shape) => [`external_${shape}`, far] as const);
  const shapes = [...own, ...parts, ...external].flatMap(([shape, fill]) => [
    [`${shape}FontFamily`, FONT_FAMILY],
    [`${shape}_bg_color`, fill],
    [`${shape}_border_color`, edge],
  ]);
  return Object.fromEntries([...shapes, ['boundaryFontFamily', FONT_FAMILY], ['messageFontFamily', FONT_FAMILY]]);
}
