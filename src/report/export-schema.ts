/** Returns the JSON Schema of `export --format json`: exact where other programs rely on it, open where the model grows. */
export function exportSchema(): Record<string, unknown> {
  const point = {
    description:
      'An ISO date (finishes are inclusive) on dated plans; working days counted from 0 on the undated axis, with at most six decimals.',
    type: ['string', 'number', 'null'],
  };
  const days = { description: 'Working days, with at most six decimals.', type: ['number', 'null'] };
  const dates = { type: 'object', properties: { start: point, finish: point }, required: ['start', 'finish'] };
  /** Schema of the day-dependent state of phases and rollout steps. */
  const onTheDay = {
    planned: { ...dates, description: 'As written, whatever the day.' },
    forecast: { ...dates, description: 'The same plan from the day on.' },
    lateBy: { description: 'Working days from the planned to the forecast finish; 0 if not late.', type: 'number', minimum: 0 },
    timing: { enum: ['done', 'on-time', 'due', 'not-begun', 'overdue', 'unknown'] },
  };
  const step = {
    type: 'object',
    properties: { ref: { type: 'string' }, start: point, finish: point, by: { type: 'string' }, ...onTheDay },
    required: ['ref', 'start', 'finish', 'by', ...Object.keys(onTheDay)],
  };
  const place = {
    type: 'object',
    properties: {
      file: { type: 'string' },
      line: { type: 'integer', minimum: 1 },
      column: { type: 'integer', minimum: 1 },
      endLine: { type: 'integer' },
      endColumn: { type: 'integer' },
    },
    required: ['file', 'line', 'column'],
  };
  const finding = {
    type: 'object',
    properties: {
      rule: { type: 'string', pattern: '^[a-z]+/[a-z0-9-]+$' },
      severity: { enum: ['error', 'warning', 'note'] },
      title: { description: 'The title of the rule.', type: 'string' },
      short: { description: 'The finding in at most 70 characters.', type: 'string', maxLength: 70 },
      message: { type: 'string' },
      place,
      related: {
        type: 'array',
        items: { type: 'object', properties: { place, message: { type: 'string' } }, required: ['place', 'message'] },
      },
      why: { type: 'string' },
      fix: { type: 'string' },
      plan: { type: 'string' },
      subject: { type: 'string' },
      fixable: { description: 'Whether `check --fix` corrects it.', type: 'boolean' },
      edit: {
        description: 'The mechanical edit that corrects it: the text of a place, replaced.',
        type: 'object',
        properties: { place, text: { type: 'string' } },
        required: ['place', 'text'],
      },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{12}$' },
      accepted: { type: 'object', properties: { reason: { type: 'string' }, until: { type: 'string' } }, required: ['reason'] },
    },
    required: ['rule', 'severity', 'title', 'short', 'message', 'place', 'related', 'fixable', 'fingerprint'],
  };
  const figure = { type: 'integer', minimum: 0 };
  const figures = {
    description:
      'Figures about the operations of all APIs, as the site shows them: rows for different calls of one operation count once.',
    type: 'object',
    properties: { total: figure, moved: figure, observed: figure, movedBase: figure, breaking: figure, judged: figure },
    required: ['total', 'moved', 'observed', 'movedBase', 'breaking', 'judged'],
  };
  const phase = {
    type: 'object',
    properties: {
      earlyStart: point,
      earlyFinish: point,
      lateStart: point,
      lateFinish: point,
      totalSlack: days,
      freeSlack: days,
      critical: { type: 'boolean' },
      progress: { type: ['number', 'null'], minimum: 0, maximum: 1 },
      slip: days,
      ...onTheDay,
    },
    required: [
      'earlyStart',
      'earlyFinish',
      'lateStart',
      'lateFinish',
      'totalSlack',
      'freeSlack',
      'critical',
      'progress',
      'slip',
      ...Object.keys(onTheDay),
    ],
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Banyan: the computed model',
    type: 'object',
    properties: {
      version: { const: 1 },
      asOf: { description: 'The day that counts as today.', type: 'string', format: 'date' },
      asOfBy: {
        description: 'Who says so: --as-of, asOf: of portfolio.mdx, or the machine.',
        enum: ['option', 'portfolio', 'clock'],
      },
      title: { type: 'string' },
      calendars: { type: 'array' },
      plans: {
        type: 'object',
        additionalProperties: {
          type: 'object',
          properties: {
            id: { type: 'string' },
            title: { type: 'string' },
            schedule: {
              type: 'object',
              properties: {
                unit: { type: 'string' },
                start: point,
                finish: point,
                critical: { type: 'array', items: { type: 'string' } },
                phases: { type: 'object', additionalProperties: phase },
                asOf: { description: 'The day; null on undated plans.', type: ['string', 'null'] },
                planned: dates,
                forecast: dates,
                lateBy: onTheDay.lateBy,
                promised: {
                  description: 'The plan’s `finish:`, and the working days to spare; negative where it is missed.',
                  anyOf: [
                    {
                      type: 'object',
                      properties: { finish: { type: 'string', format: 'date' }, margin: days },
                      required: ['finish', 'margin'],
                    },
                    { type: 'null' },
                  ],
                },
                rollouts: {
                  type: 'array',
                  items: {
                    type: 'object',
                    properties: {
                      id: { type: 'string' },
                      steps: { type: 'array', items: step },
                      traffic: { type: 'array', items: step },
                      cutover: point,
                    },
                    required: ['id', 'steps', 'traffic', 'cutover'],
                  },
                },
              },
              required: [
                'unit',
                'start',
                'finish',
                'critical',
                'phases',
                'asOf',
                'planned',
                'forecast',
                'lateBy',
                'promised',
                'rollouts',
              ],
            },
            facts: { type: 'object', properties: { operations: figures } },
            findings: { type: 'array', items: finding },
          },
          required: ['id', 'title', 'schedule', 'facts', 'findings'],
        },
      },
      findings: { type: 'array', items: finding },
    },
    required: ['version', 'asOf', 'title', 'plans', 'findings'],
  };
}
