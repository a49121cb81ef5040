import { z } from 'zod';
import { forRoles } from '#identity';
import { day, required } from '#platform';
import { panelKinds, panelViews, type PanelView } from './panel-record.entity.ts';

/** What a panel, or whoever looked again, said. The kind follows from what was found. */
export const panelSchema = z
  .object({
    view: z.enum([...panelViews.panel, ...panelViews['second-look']], { error: 'Choose what was found' }),
    satOn: day('The day of the meeting'),
    members: required('Say who sat, with their roles', 2000),
    reasons: required('Write the reasons: they stay with the case', 20_000),
  })
  .transform((said) => ({ ...said, kind: panelKinds.find((kind) => isOf(kind, said.view))! }));
export type PanelSaid = z.infer<typeof panelSchema>;

const isOf = (kind: (typeof panelKinds)[number], view: PanelView) =>
  (panelViews[kind] as readonly PanelView[]).includes(view);

export const panelWords = {
  issue: 'A plan is necessary',
  'no-plan': 'A plan is not necessary',
  more: 'More must be known first',
  same: 'Would have decided the same',
  other: 'Would have decided otherwise',
} as const;

/** A month that is over: its sample does not change any more. */
export const monthSchema = z.object({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional()
    .catch(undefined),
});

/** Officers see what awaits a decision in their area, and what is looked at again. */
export const seeDecisions = forRoles('see what awaits a decision', ['case-officer', 'signing-officer']);
