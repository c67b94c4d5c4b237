import { describe, expect, test } from 'vitest';
import { phaseLabel } from '../../src/import/phase-label.ts';

describe('headings that number a phase', () => {
  test.each([
    ['Phase 1: Setup (Week 1-2)', 'phase', '1', 'Setup (Week 1-2)'],
    ['4) Phase 2 — Préparation', 'phase', '2', 'Préparation'],
    ['Phase 8.5 — Shadow', 'phase', '8.5', 'Shadow'],
    ['Phase 4A', 'phase', '4A', ''],
    ['🔒 Phase 8: Trading', 'phase', '8', 'Trading'],
    ['Этап 2. `service`', 'этап', '2', 'service'],
    ['阶段一：准备', '阶段', '1', '准备'],
    ['**阶段 0: 准备工作（1-2 天）** ✅', '阶段', '0', '准备工作（1-2 天）'],
    ['第一阶段 准备', '阶段', '1', '准备'],
    ['1단계: 준비', '단계', '1', '준비'],
    ['フェーズ0: 準備', 'フェーズ', '0', '準備'],
    ['M0 — Foundation', 'milestone', '0', 'Foundation'],
    ['Block A — Tools', 'block', 'A', 'Tools'],
    ['Phase II: Move', 'phase', '2', 'Move'],
    ['Week 5+', 'week', '5+', ''],
  ])('%s', (heading, family, number, title) => {
    expect(phaseLabel(heading)).toMatchObject({ family, number, title });
  });

  test.each([
    'Phases',
    'Phased approach',
    'Phase X: Service',
    'Phase [N]: [Name]',
    '3.5 Phase gating',
    'Stage a deployment',
    'Steps',
    'Sprints',
  ])('%s numbers none', (heading) => {
    expect(phaseLabel(heading)).toBeUndefined();
  });
});
