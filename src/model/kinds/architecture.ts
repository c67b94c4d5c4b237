import { z } from 'zod';
import { group, id, listOf, optional, required, text, texts, word } from '../field.ts';
import { fileFields } from './common.ts';

/** What the migration does to a node or an edge. */
export const CHANGES = ['keep', 'add', 'change', 'remove'] as const;
export type Change = (typeof CHANGES)[number];

/** `architecture/<view>.mdx`: groups, nodes and edges, and their changes. */
export const architectureSchema = z.strictObject({
  ...fileFields,
  title: required(text, 'The name of the view.'),
  summary: optional(text, 'One sentence.'),
  direction: optional(word(['down', 'right']), 'The direction it is drawn in; by default down.'),
  groups: optional(
    listOf(
      group({
        id: required(id, 'Its id.'),
        title: optional(text, 'Its name.'),
        group: optional(id, 'The group it is in.'),
        change: optional(word(CHANGES), 'What happens to it.'),
        phase: optional(id, 'The phase in which that happens.'),
        tech: optional(text, 'What it is built with.'),
        note: optional(text, 'Anything else.'),
      }),
    ),
    'Systems or layers that hold nodes.',
  ),
  nodes: optional(
    listOf(
      group({
        id: required(id, 'Its id.'),
        title: optional(text, 'Its name.'),
        group: optional(id, 'The group it is in.'),
        kind: optional(
          word(['service', 'database', 'queue', 'cache', 'storage', 'gateway', 'client', 'external', 'component', 'layer']),
          'What it is; by default a component.',
        ),
        change: optional(word(CHANGES), 'What happens to it; by default it is kept.'),
        phase: optional(id, 'The phase in which that happens.'),
        holds: optional(texts, 'What is inside.'),
        tech: optional(text, 'What it is built with.'),
        ports: optional(texts, 'The ports it listens on.'),
        replaces: optional(id, 'The node it replaces.'),
        service: optional(id, 'Its service in the environment.'),
        note: optional(text, 'Anything else.'),
      }),
    ),
    'The parts.',
  ),
  edges: optional(
    listOf(
      group({
        id: optional(id, 'Its id; by default its two ends.'),
        from: required(id, 'The node or group that calls.'),
        to: required(id, 'The node or group that is called.'),
        title: optional(text, 'What flows.'),
        protocol: optional(text, 'How: HTTP, gRPC, SQL.'),
        change: optional(word(CHANGES), 'What happens to it; by default what happens to its ends.'),
        phase: optional(id, 'The phase in which that happens.'),
        note: optional(text, 'Anything else.'),
      }),
    ),
    'Connections between the parts.',
  ),
});
