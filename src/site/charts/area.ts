/** The new system's share from one moment on, 0–100. */
export interface ShareFrom {
  at: number;
  share: number;
  /** Where the plan does not tell the share: nothing is drawn. */
  unknown?: boolean;
}

/** A stretch with one share. */
export interface ShareStretch {
  from: number;
  to: number;
  share: number;
  unknown: boolean;
}

/** Shares as stretches from the beginning of a drawing to its end: the old system has everything before the first. */
export function stretchesOf(shares: readonly ShareFrom[], from: number, to: number): ShareStretch[] {
  const steps = [...shares].sort((a, b) => a.at - b.at).filter(({ at }) => at < to);
  const all: ShareFrom[] = steps[0] && steps[0].at > from ? [{ at: from, share: 0 }, ...steps] : steps;
  return all
    .map(
      (step, index): ShareStretch => ({
        from: Math.max(step.at, from),
        to: all[index + 1]?.at ?? to,
        share: step.share,
        unknown: step.unknown === true,
      }),
    )
    .filter((stretch) => stretch.to > stretch.from)
    .reduce<ShareStretch[]>((joined, stretch) => {
      const last = joined.at(-1);
      if (last && last.share === stretch.share && last.unknown === stretch.unknown) last.to = stretch.to;
      else joined.push({ ...stretch });
      return joined;
    }, []);
}

/**
 * The edge between both systems as path data, 100 units a percent of the width, one a px of the height: along each
 * stretch and up or down to the next one. It is broken where a share is not known.
 */
export function edgePath(stretches: readonly ShareStretch[], at: (value: number) => number, top: number, height: number): string {
  const y = (share: number): number => top + ((100 - share) / 100) * height;
  return stretches
    .map((stretch, index) => {
      if (stretch.unknown) return '';
      const before = stretches[index - 1];
      const [left, right] = [Math.round(at(stretch.from) * 100), Math.round(at(stretch.to) * 100)];
      if (before && !before.unknown) return `L${left} ${y(stretch.share)}H${right}`;
      return stretch.share === 0 ? `M${right} ${y(0)}` : `M${left} ${y(0)}V${y(stretch.share)}H${right}`;
    })
    .join('');
}
