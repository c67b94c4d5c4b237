import type { Palette } from './palette.ts';

/** The length of mermaid's colour scales; ours repeat from the start. */
const SCALE_LENGTH = 12;

/**
 * Returns mermaid's `themeVariables` for one palette: ink on paper, hairlines, colour only to distinguish neighbours. Every value
 * that the base theme would derive by rotating hues is set, so that no colour outside the palette appears.
 */
export function themeVariables(palette: Palette, isDark: boolean): Record<string, unknown> {
  const { paper, shade, ink, inkSecond, inkThird, rule, edge, alarm, alarmWash, washes, hues } = palette;
  return {
    darkMode: isDark,
    background: paper,
    useGradient: false,
    dropShadow: 'none',

    primaryColor: shade,
    primaryTextColor: ink,
    primaryBorderColor: inkThird,
    secondaryColor: paper,
    secondBkg: paper,
    secondaryTextColor: ink,
    secondaryBorderColor: edge,
    tertiaryColor: paper,
    tertiaryTextColor: ink,
    tertiaryBorderColor: edge,
    lineColor: inkSecond,
    arrowheadColor: inkSecond,
    textColor: ink,
    titleColor: ink,
    nodeTextColor: ink,
    edgeLabelBackground: paper,
    clusterBkg: paper,
    clusterBorder: edge,
    noteBkgColor: paper,
    noteTextColor: ink,
    noteBorderColor: edge,
    errorBkgColor: alarmWash,
    errorTextColor: alarm,

    actorLineColor: edge,
    signalColor: inkSecond,
    activationBkgColor: rule,
    activationBorderColor: inkThird,
    sequenceNumberColor: paper,
    rectBkgColor: shade,

    altBackground: shade,
    compositeBackground: paper,
    labelBackgroundColor: paper,
    rowOdd: paper,
    rowEven: shade,
    attributeBackgroundColorOdd: paper,
    attributeBackgroundColorEven: shade,
    relationLabelBackground: paper,
    personBkg: shade,
    personBorder: inkThird,

    sectionBkgColor: shade,
    sectionBkgColor2: shade,
    altSectionBkgColor: paper,
    excludeBkgColor: shade,
    gridColor: rule,
    taskBkgColor: rule,
    taskBorderColor: inkThird,
    taskTextDarkColor: ink,
    taskTextClickableColor: ink,
    activeTaskBkgColor: washes[1],
    activeTaskBorderColor: hues[1],
    doneTaskBkgColor: washes[2],
    doneTaskBorderColor: hues[2],
    critBkgColor: alarmWash,
    critBorderColor: alarm,
    todayLineColor: ink,
    vertLineColor: inkThird,

    ...numbered('actor%', 6, (index) => cycle(hues, index)),
    faceColor: shade,

    pieOpacity: '1',
    pieStrokeColor: inkThird,
    pieStrokeWidth: '1px',
    pieOuterStrokeColor: inkThird,
    pieOuterStrokeWidth: '1px',

    archEdgeColor: inkSecond,
    archEdgeArrowColor: inkSecond,
    archEdgeWidth: '2',
    archGroupBorderColor: edge,
    archGroupBorderWidth: '1px',

    ...numbered('quadrant%Fill', 4, (index) => [shade, paper, shade, paper][index - 1], 1),
    ...numbered('quadrant%TextFill', 4, () => inkThird, 1),
    quadrantPointFill: ink,
    quadrantInternalBorderStrokeFill: rule,
    quadrantExternalBorderStrokeFill: inkThird,

    // mermaid fades set fills itself, so text stays readable on full hues.
    ...numbered('venn%', 8, (index) => cycle(hues, index - 1), 1),
    ...numbered('pie%', SCALE_LENGTH, (index) => cycle(washes, index - 1), 1),
    ...numbered('cScale%', SCALE_LENGTH, (index) => cycle(washes, index)),
    ...numbered('cScaleInv%', SCALE_LENGTH, (index) => cycle(hues, index)),
    ...numbered('cScalePeer%', SCALE_LENGTH, (index) => cycle(hues, index)),
    ...numbered('cScaleLabel%', SCALE_LENGTH, () => ink),
    ...numbered('surface%', 5, () => shade),
    ...numbered('surfacePeer%', 5, () => edge),
    ...numbered('fillType%', 8, (index) => cycle(washes, index)),
    ...numbered('git%', 8, (index) => cycle(hues, index)),
    ...numbered('gitInv%', 8, () => ink),
    ...numbered('gitBranchLabel%', 8, () => paper),
    tagLabelBackground: shade,
    tagLabelBorder: edge,
    commitLabelBackground: paper,
    commitLabelFontSize: '12px',
    tagLabelFontSize: '12px',

    radar: { axisColor: edge, axisStrokeWidth: 1, graticuleColor: edge, graticuleOpacity: 0.08, curveOpacity: 0.2 },
    packet: {
      ...{ startByteColor: inkThird, endByteColor: inkThird, labelColor: ink, titleColor: ink },
      ...{ blockStrokeColor: inkThird, blockFillColor: shade },
    },
    treeView: { labelColor: ink, lineColor: edge, iconColor: inkThird, descriptionColor: inkThird },
    xyChart: { ...XY_TEXT(ink, inkSecond), backgroundColor: paper, plotColorPalette: hues.join(',') },
    wardley: { backgroundColor: paper, gridColor: rule, componentFill: paper },
    wardleyEvolutionColor: alarm,
    cynefin: {
      cliffColor: alarm,
      boundaryColor: inkThird,
      arrowColor: inkSecond,
      complexBg: washes[2],
      complicatedBg: washes[0],
      chaoticBg: washes[4],
      clearBg: washes[3],
      confusionBg: washes[5],
    },
    emUiFill: paper,
    emUiStroke: edge,
    ...eventModelling(['Processor', 'ReadModel', 'Command', 'Event'], palette),
    emSwimlaneBackgroundOdd: shade,
    emSwimlaneBackgroundStroke: rule,
  };
}

const XY_TEXT = (ink: string, line: string): Record<string, string> => ({
  xAxisTickColor: line,
  xAxisLineColor: line,
  yAxisTickColor: line,
  yAxisLineColor: line,
  titleColor: ink,
});

function eventModelling(kinds: readonly string[], { washes, hues }: Palette): Record<string, string> {
  return Object.fromEntries(
    kinds.flatMap((kind, index) => [
      [`em${kind}Fill`, cycle(washes, index)],
      [`em${kind}Stroke`, cycle(hues, index)],
    ]),
  );
}

function numbered(
  name: string,
  count: number,
  colour: (index: number) => string | undefined,
  first = 0,
): Record<string, string | undefined> {
  const entries = Array.from({ length: count }, (_, offset) => offset + first);
  return Object.fromEntries(entries.map((index) => [name.replace('%', String(index)), colour(index)]));
}

function cycle(colours: readonly string[], index: number): string {
  return colours[index % colours.length] ?? '';
}
