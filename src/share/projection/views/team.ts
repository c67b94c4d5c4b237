import { NOT_MIGRATING, TEAM } from '../../../registers/team.ts';
import { shareRegister } from '../register.ts';

export const team = shareRegister('team', TEAM, {
  role: ['plan.team.role'],
  count: ['plan.team.count'],
  people: ['plan.team.people'],
  does: ['plan.team.does'],
  note: ['plan.team.note'],
});

export const staying = shareRegister('staying', NOT_MIGRATING, {
  name: ['plan.notMigrating.name'],
  why: ['plan.notMigrating.why'],
  note: ['plan.notMigrating.note'],
});
