import { boundsRules } from './bounds/index.ts';
import { damageRules } from './damage/index.ts';
import { decisionsRules } from './decisions/index.ts';
import { endpointsRules } from './endpoints/index.ts';
import { metricsRules } from './metrics/index.ts';
import { namesRules } from './names/index.ts';
import { orderRules } from './order/index.ts';
import { portsRules } from './ports/index.ts';
import { risksRules } from './risks/index.ts';
import type { Rule } from './rule.ts';
import { stackRules } from './stack/index.ts';
import { statusRules } from './status/index.ts';
import { sumsRules } from './sums/index.ts';
import { timeRules } from './time/index.ts';
import { trafficRules } from './traffic/index.ts';
import { wordsRules } from './words/index.ts';

/** Every rule, by family. A new one is a file in its family's folder and a line in that folder's index. */
export const RULES: readonly Rule[] = [
  ...sumsRules,
  ...boundsRules,
  ...timeRules,
  ...trafficRules,
  ...statusRules,
  ...orderRules,
  ...metricsRules,
  ...portsRules,
  ...endpointsRules,
  ...stackRules,
  ...risksRules,
  ...decisionsRules,
  ...namesRules,
  ...wordsRules,
  ...damageRules,
];
