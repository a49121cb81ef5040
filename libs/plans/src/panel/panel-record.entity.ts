import { defineEntity, p } from '@mikro-orm/postgresql';
import { Case } from '#cases';
import { isOfficer, Person } from '#identity';
import { areaId, civilDate, id, instant } from '#platform';

export const panelKinds = ['panel', 'second-look'] as const;
/** What a panel advises, and what a second look finds. */
export const panelViews = { panel: ['issue', 'no-plan', 'more'], 'second-look': ['same', 'other'] } as const;
export type PanelView = (typeof panelViews)[keyof typeof panelViews][number];

const PanelRecordSchema = defineEntity({
  name: 'PanelRecord',
  properties: {
    id: id(),
    areaId: areaId(),
    case: () => p.manyToOne(Case).mapToPk(),
    /** A panel before the decision, or a second look after it. */
    kind: p.enum(panelKinds),
    satOn: civilDate(),
    /** Who sat, with their roles. */
    members: p.text(),
    view: p.enum<PanelView[]>(['issue', 'no-plan', 'more', 'same', 'other']),
    reasons: p.text(),
    recordedBy: () => p.manyToOne(Person).mapToPk(),
    recordedAt: instant(),
  },
  indexes: [{ properties: ['case'] }],
  checks: [
    {
      name: 'panel_record_says',
      expression: `case kind when 'panel' then view in ('issue', 'no-plan', 'more') else view in ('same', 'other') end`,
    },
  ],
  rowLevelSecurity: 'force',
  policies: [
    { name: 'panel_record_officer', command: 'select', using: isOfficer },
    { name: 'panel_record_keeps', command: 'insert', check: isOfficer },
  ],
});

/** What a moderating group said of a case. The decision stays the authority's. It never changes. @rule E3 */
export class PanelRecord extends PanelRecordSchema.class {}
PanelRecordSchema.setClass(PanelRecord);
