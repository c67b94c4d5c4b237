import type { Logo } from '../../pipeline/logo.ts';
import type { Brand } from '../../site/brand.ts';

/** Height of the logo on a page for an audience, in pixels. */
const HEIGHT = 28;

const asData = ({ type, bytes }: Logo): string => `url(data:${type};base64,${Buffer.from(bytes).toString('base64')})`;

/** Returns the CSS that gives a page for an audience the team's accent colour and its logo, drawn in `.logo`. */
export function brandStyle({ logo, style }: Brand): string {
  if (!logo) return style;
  const { light, dark } = logo;
  const box = `.logo{height:${HEIGHT}px;width:${Math.round(HEIGHT * light.ratio)}px;max-width:100%;margin-bottom:16px;background:${asData(light)} left/contain no-repeat;print-color-adjust:exact}`;
  const night = dark ? `@media screen and (prefers-color-scheme:dark){.logo{background-image:${asData(dark)}}}` : '';
  return `${style}${box}${night}`;
}
