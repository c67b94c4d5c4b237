import { z } from 'zod';
import { optional, word } from '../field.ts';

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Which rules run by default: those that are right on any plan, or all of them. */
export const PROFILES = ['recommended', 'strict'] as const;
export type Profile = (typeof PROFILES)[number];

/** `rules:` of a plan or a portfolio: a profile, and settings of individual rules and families. */
export const ruleSettings = z
  .object({ extends: optional(word(PROFILES), 'The profile to start from; by default `recommended`.') })
  .catchall(word([...SEVERITIES, 'on', 'off']));
