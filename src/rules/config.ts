import type { Severity } from '../model/finding.ts';
import type { Profile } from '../model/kinds/rule-settings.ts';
import { own } from '../model/own.ts';
import type { Plan, PortfolioFile } from '../model/plan.ts';
import type { Rule } from './rule.ts';

/** What may be set for a rule or a family. `on` runs it with its own severity, whatever the profile. */
export type RuleSetting = Severity | 'on' | 'off';

/** Which rules run, and how severe their findings are. */
export interface RuleConfig {
  profile: Profile;
  /** Settings of rules (`risks/no-owner`) and families (`words/*`), the later before the earlier. */
  layers: readonly Readonly<Record<string, RuleSetting>>[];
}

type Settings = NonNullable<PortfolioFile['rules'] | Plan['rules']>;

const settingsOf = ({ extends: _, ...rest }: Settings): Record<string, RuleSetting> =>
  Object.fromEntries(
    Object.entries(rest as Record<string, RuleSetting | undefined>).flatMap(([key, setting]) =>
      setting === undefined ? [] : [[key, setting]],
    ),
  );

/** The configuration of a plan: its own `rules:` before those of the portfolio; a profile of the command line replaces both profiles. */
export function ruleConfig(portfolio: PortfolioFile | undefined, plan: Plan | undefined, profile?: Profile): RuleConfig {
  const stated = [plan?.rules, portfolio?.rules].filter((each) => each !== undefined);
  const named = stated.map((each) => each.extends).find((each) => each !== undefined);
  return { profile: profile ?? named ?? 'recommended', layers: stated.map(settingsOf) };
}

/** What is set for a rule by its id or its family, where anything is. */
export function settingOf(config: RuleConfig, id: string): RuleSetting | undefined {
  const family = `${id.split('/')[0]}/*`;
  for (const layer of config.layers) {
    const setting = own(layer, id) ?? own(layer, family);
    if (setting !== undefined) return setting;
  }
  return undefined;
}

/** The severity of a rule's findings under a configuration; `off` where it does not run. */
export function severityUnder(config: RuleConfig, rule: Pick<Rule, 'id' | 'severity' | 'profile'>): Severity | 'off' {
  const setting = settingOf(config, rule.id);
  if (setting !== undefined) return setting === 'on' ? rule.severity : setting;
  return rule.profile === 'recommended' || config.profile === 'strict' ? rule.severity : 'off';
}
