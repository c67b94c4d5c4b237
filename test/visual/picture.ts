import { readFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Shades of a channel in a baseline. Fewer make smaller files; the eye and the comparison still tell a hairline from paper. */
const SHADES = 32;

/** The mean of each square of `by` × `by` pixels: what is left of a page when it is seen from afar. Odd edges are left out. */
export function shrunk(picture: PNG, by: number): PNG {
  const [width, height] = [Math.floor(picture.width / by), Math.floor(picture.height / by)];
  const small = new PNG({ width, height });
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let dy = 0; dy < by; dy++)
          for (let dx = 0; dx < by; dx++) sum += picture.data[((y * by + dy) * picture.width + x * by + dx) * 4 + channel] ?? 0;
        const step = 255 / (SHADES - 1);
        small.data[(y * width + x) * 4 + channel] = Math.round(Math.round(sum / (by * by) / step) * step);
      }
      small.data[(y * width + x) * 4 + 3] = 255;
    }
  }
  return small;
}

export const written = (picture: PNG): Buffer => PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, filterType: 4 });

export const readPicture = (file: string): PNG => PNG.sync.read(readFileSync(file));

/** How much may differ: the distance of two colours that counts (0–1, as pixelmatch has it), and the share of the pixels. */
export interface Tolerance {
  threshold: number;
  share: number;
}

/** The share of pixels that differ, 0–1, and a picture of where. Pictures of different sizes differ altogether. */
export function differing(one: PNG, other: PNG, threshold: number): { share: number; where: PNG } {
  const where = new PNG({ width: other.width, height: other.height });
  if (one.width !== other.width || one.height !== other.height) return { share: 1, where };
  const count = pixelmatch(one.data, other.data, where.data, one.width, one.height, { threshold, includeAA: true });
  return { share: count / (one.width * one.height), where };
}
