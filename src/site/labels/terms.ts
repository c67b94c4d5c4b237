/** What the words of the site mean: shown on the page that explains how to read it, and on heads of columns. */
export const TERMS: {
  /** By section. */
  sections: readonly (readonly [title: string, terms: readonly (readonly [name: string, words: string])[]])[];
  /** Heads of columns that are called a little differently from their terms. */
  called: Readonly<Record<string, string>>;
} = {
  sections: [
    [
      'Time',
      [
        [
          'As of',
          'The day for which dates are judged. It is always on the axis of a timeline; today is shown beside it if it is a different day.',
        ],
        ['Planned', 'Where the plan as written puts something, whatever today is.'],
        [
          'Forecast',
          'The same plan from today on: what is done stays, what is in progress has work left, and nothing else starts before today.',
        ],
        ['Late by', 'Working days from the planned to the forecast finish.'],
        ['Promised', 'The finish or deadline that the plan states; it is kept, or missed by a number of working days.'],
        [
          'Slack',
          'Working days by which a phase may slip before it delays the plan or breaks a promise. Negative slack says how late it already is.',
        ],
        ['Critical', 'A phase that decides the finish. It need not be late, and what is late need not be critical.'],
        ['Buffer', 'A reserve after the last phase, sized by the plan as written; delays use it up.'],
        ['Not confirmed', 'A planned day has passed, and nothing in the plan says that it happened.'],
        ['Order only', 'The plan states no length, so only the order of the boxes is known.'],
      ],
    ],
    [
      'Traffic and operations',
      [
        ['Old and new', 'The old system is ochre and hatched, the new one blue, in every drawing.'],
        ['When', 'The day on which the new system answers all calls of an operation, by the forecast.'],
        ['Traffic', 'Who answers an operation now, as observed: by a status, an actual date or a stage.'],
        ['Sunset', 'The day on which the old operation is switched off.'],
        [
          'Disposition',
          'What happens to an operation: kept, renamed, merged, split, replaced, retired, added, or left where it is.',
        ],
        [
          'Moved (base)',
          'The operation keeps its method and path below another base: callers send it to another host, or to a path with another beginning.',
        ],
        ['Delta', 'A difference between an operation and its successor that a caller may notice.'],
      ],
    ],
    [
      'Work',
      [
        ['Without a box', 'An item of a list without a checkbox: whether it is done is not stated, and it counts as open.'],
        ['Gate', 'What has to be met before a phase counts as done: exit criteria, checklists, decisions.'],
        [
          'Finding',
          'A contradiction between two places of a plan, or something missing. Each quotes its places and says what to write instead. Red is used for nothing else.',
        ],
      ],
    ],
  ],
  called: { deltas: 'delta', 'planned from': 'planned', 'planned to': 'planned' },
};
