import { IDENTITY, type Matrix, multiply } from './geometry.ts';

const FUNCTION = /(\w+)\s*\(([^)]*)\)/g;

/**
 * Parses a `transform` attribute (SVG 2, section 8.5), for example `translate(10, 5) rotate(90)`. Unknown functions count as no
 * transform, as mermaid writes only the six of SVG 1.1.
 */
export function parseTransform(attribute: string | null): Matrix {
  if (!attribute) return IDENTITY;
  let matrix = IDENTITY;
  for (const [, name = '', list = ''] of attribute.matchAll(FUNCTION)) {
    const numbers = list
      .trim()
      .split(/[\s,]+/)
      .map(Number.parseFloat);
    matrix = multiply(matrix, single(name, numbers));
  }
  return matrix;
}

/** Returns the transform of a view box in a viewport of this size, with the default `xMidYMid meet` (SVG 2, section 8.2). */
export function fitViewBox(attribute: string | null, width: number | undefined, height: number | undefined): Matrix {
  const [left, top, boxWidth, boxHeight] = (attribute ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number.parseFloat);
  if (width === undefined || height === undefined) return IDENTITY;
  if (left === undefined || top === undefined || !boxWidth || !boxHeight) return IDENTITY;
  const scale = Math.min(width / boxWidth, height / boxHeight);
  const x = (width - boxWidth * scale) / 2 - left * scale;
  const y = (height - boxHeight * scale) / 2 - top * scale;
  return [scale, 0, 0, scale, x, y];
}

function single(name: string, numbers: number[]): Matrix {
  const [first = 0, second, third = 0] = numbers;
  switch (name) {
    case 'translate':
      return [1, 0, 0, 1, first, second ?? 0];
    case 'scale':
      return [first, 0, 0, second ?? first, 0, 0];
    case 'rotate':
      return rotation(first, second ?? 0, third);
    case 'skewX':
      return [1, 0, Math.tan(radians(first)), 1, 0, 0];
    case 'skewY':
      return [1, Math.tan(radians(first)), 0, 1, 0, 0];
    case 'matrix': {
      const [, , , d = 1, e = 0, f = 0] = numbers;
      return [first, second ?? 0, third, d, e, f];
    }
    default:
      return IDENTITY;
  }
}

function rotation(degrees: number, centreX: number, centreY: number): Matrix {
  const cosine = Math.cos(radians(degrees));
  const sine = Math.sin(radians(degrees));
  const turn: Matrix = [cosine, sine, -sine, cosine, 0, 0];
  return multiply(multiply([1, 0, 0, 1, centreX, centreY], turn), [1, 0, 0, 1, -centreX, -centreY]);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
