import type { Role } from '#identity';
import { PASSWORD, type Factory, type Row, type Someone } from '../factories/index.ts';
import type { MarkedRecord } from './record.ts';

/** Somebody who looks at everything; nobody signed in where there is no `someone`. */
export interface Viewer {
  who: string;
  someone: Someone | null;
  /** What of the record may reach them. */
  may: (mark: string) => boolean;
  /** Where many differ from somebody else only in who they are, the first address of each route is enough. */
  isBrief?: boolean;
}

/** `table`, `table.column`, `table (row)`: these and nothing else. */
const only =
  (...marks: string[]) =>
  (mark: string) =>
    marks.some((each) => isOf(mark, each));
const allBut =
  (...marks: string[]) =>
  (mark: string) =>
    !only(...marks)(mark);
const nothing = only();
function isOf(mark: string, each: string): boolean {
  const [, table, column, row] = /^(\w+)\.(.+?) \((.*)\)$/.exec(mark)!;
  return [table, `${table}.${column}`, `${table} (${row})`, mark].includes(each);
}

const drafts = ['contribution (draft)', 'contribution.asides', 'attachment (draft)', 'earlier_draft', 'sign_off'];
const restricted = [
  'statement (restricted)',
  'statement_file (restricted)',
  'stored_file (of statement_file, restricted)',
];
/** What a team of social care keeps for itself. */
const ofSocialCare = ['section17', 'section17_text', 'social_care_fact'];
/** What no officer reads; what belongs to an enquiry, none without leave. */
const notForOfficers = [
  ...drafts,
  ...['stored_file (of attachment, draft)', 'story_draft', 'restriction', 'restricted_grant (in social care)'],
  ...ofSocialCare,
];
const runsCase = allBut(...notForOfficers, ...restricted, 'section47');
const childOfTeam = ['child.family_name', 'child.preferred_name', 'child.given_name', 'ehc_case.reference'];
const asked = (row: string) =>
  ['asks', 'reason', 'reference', 'returned_reason'].map((name) => `advice_request.${name} (${row})`);
/** What was told for everybody of the family. */
const told = ['any', 'told to all', 'correcting'].flatMap((row) => [
  `statement (${row})`,
  `statement_file (${row})`,
  `stored_file (of statement_file, ${row})`,
]);
const agreed = [
  ...told,
  ...['statement (kept to its teller)', 'statement_file (kept to its teller)'],
  'stored_file (of statement_file, kept to its teller)',
];
/** What teams and families read of a Section E that is being put together. */
const outcomes = [
  ...['text', 'by', 'measure', 'steps'].map((name) => `outcome.${name}`),
  ...['outcome_source.reason', 'proposed_outcome.text'],
];
const ofTeam = only(
  ...childOfTeam,
  ...asked('asked of the team that writes'),
  ...asked('answered'),
  ...asked('accepted'),
  ...outcomes,
  'outcome_remark (suggested)',
  ...drafts,
  ...['contribution', 'attachment', 'stored_file (of attachment, draft)', 'stored_file (of attachment, submitted)'],
  ...['advice_judgement', 'advice_reply', 'appointment_detail', 'fact_correction', 'family_question'],
  ...agreed,
);
/** Whoever allocates knows a child by a reference, not by name. */
const allocated = (row: string) =>
  only(...['asks', 'known_services', 'reference', 'year_group'].map((name) => `advice_request.${name} (${row})`));
const ofCommissioner = allocated('asked of the team that writes');
const ofMother = only(
  ...outcomes,
  'outcome_remark (any)',
  ...[
    'person.name (mother)',
    'person.name (father)',
    'person.name (gone)',
    'person.name (over)',
    'person.name (supporter)',
  ],
  ...['child.family_name', 'child.preferred_name', 'child.given_name', 'participant.relation'],
  ...['advice_reuse', 'advice_reuse_answer', 'stored_file (of advice_reuse, offered)', 'contribution (submitted)'],
  ...[
    'advice_request.reason',
    'appointment_detail',
    'capacity_judgement',
    'case_exemption',
    'disclosure_release.reason',
  ],
  ...['earlier_report', 'stored_file (of earlier_report, any)', 'fact_correction', 'known_service', 'plan_version'],
  ...[
    'family_question (any)',
    'representation',
    'no_plan',
    'record_check',
    'sharing_decision',
    'sharing_without_agreement.basis (known)',
  ],
  ...told,
);
const ofFather = only(
  ...['person.name (father)', 'participant.relation (father)', 'child.family_name', 'child.preferred_name'],
  ...['child.given_name', 'appointment_detail', 'case_exemption', 'advice_request.reason'],
);
const ofSupporter = only(
  ...outcomes,
  ...['person.name (supporter)', 'participant.relation (supporter)', 'child.family_name', 'child.preferred_name'],
  ...['child.given_name', 'plan_version', 'no_plan', 'contribution (submitted)', 'fact_correction'],
);

/** Lays the record, and gives everybody who may see a part of it and everybody who may see none. */
export async function viewersOf(make: Factory, record: MarkedRecord): Promise<Viewer[]> {
  const body = async (kind: string, areaId = '998') => {
    const made = await make.organisation({ kind });
    await make.area({ id: areaId });
    await make.row('organisation_area', { areaId, organisationId: made.id });
    return made;
  };
  const [trust, council, commissioner, school] = [
    await body('nhs-provider'),
    await body('local-authority'),
    await body('health-commissioner'),
    await body('school'),
  ];
  const writes = await make.team({ agency: 'health', organisationId: trust.id });
  const refused = await make.team({ agency: 'social-care', organisationId: council.id });
  await record.lay({ writes, refused }, commissioner.id);

  const family = async (...given: Parameters<MarkedRecord['person']>) => signable(await record.person(...given));
  const asParent = async (caseId: string) => make.parent(caseId);
  const left = await make.team({ agency: 'health' });
  await make.participant({ caseId: record.caseId, teamId: left.id, endedOn: '2026-01-02' });
  await make.adviceRequest({ caseId: record.caseId, teamId: left.id, state: 'withdrawn', duty: 'before' });
  const trusted = await make.officer({ organisationId: council.id });
  await make.restrictedGrant({ caseId: record.caseId, personId: trusted.personId, until: '2099-01-01' });
  const protects = await make.contributor({ teamId: refused.id });
  await make.restrictedGrant({ caseId: record.caseId, personId: protects.personId, until: '2099-01-01' });
  const at = (role: Role, organisation: Row) => make.someone(role, { organisationId: organisation.id });
  return [
    { who: 'nobody', someone: null, may: nothing, isBrief: true },
    { who: 'an officer of another area', someone: await make.officer({ areaId: '999' }), may: nothing, isBrief: true },
    {
      who: 'a signing officer of another area',
      someone: await make.someone('signing-officer', { areaId: '999' }),
      may: nothing,
      isBrief: true,
    },
    {
      who: 'an administrator',
      someone: await make.someone('administrator', { areaId: '998' }),
      may: nothing,
      isBrief: true,
    },
    {
      who: 'another team',
      someone: await make.contributor({ agency: 'health', organisationId: trust.id }),
      may: nothing,
    },
    {
      who: 'the manager of another team',
      someone: await make.someone('team-manager', { teamId: (await make.team()).id }),
      may: nothing,
      isBrief: true,
    },
    { who: 'a team that left', someone: await make.contributor({ teamId: left.id }), may: nothing, isBrief: true },
    { who: 'a head', someone: await at('head', school), may: nothing, isBrief: true },
    {
      who: 'a designated health officer elsewhere',
      someone: await at('designated-health-officer', await body('health-commissioner')),
      may: nothing,
      isBrief: true,
    },
    {
      who: 'a social care lead elsewhere',
      someone: await at('social-care-lead', await body('local-authority', '999')),
      may: nothing,
      isBrief: true,
    },
    { who: 'another family', someone: await asParent((await make.case()).id), may: nothing, isBrief: true },
    {
      who: 'a parent whose part ended',
      someone: await family('gone', 'parent', undefined, { endedOn: '2026-01-02' }),
      may: only('person.name (gone)'),
      isBrief: true,
    },
    {
      who: 'a supporter past the last day',
      someone: await family('over', 'supporter', undefined, { endedOn: '2026-01-02' }),
      may: only('person.name (over)'),
      isBrief: true,
    },
    {
      who: 'a parent with no contact',
      someone: await family('no contact', 'parent', []),
      may: only('person.name (no contact)'),
      isBrief: true,
    },

    { who: 'the officer', someone: await make.officer({ organisationId: council.id }), may: runsCase },
    {
      who: 'the signing officer',
      someone: await make.someone('signing-officer', { areaId: '998' }),
      may: runsCase,
      isBrief: true,
    },
    { who: 'the writer', someone: await make.contributor({ teamId: writes.id }), may: ofTeam },
    {
      who: 'the manager',
      someone: await make.someone('team-manager', { teamId: writes.id }),
      may: ofTeam,
      isBrief: true,
    },
    {
      who: 'the refused agency',
      someone: await make.contributor({ teamId: refused.id }),
      may: only(...childOfTeam, ...asked('asked of a team that is refused'), ...ofSocialCare),
    },
    {
      who: 'a social worker with leave',
      someone: protects,
      may: only(
        ...childOfTeam,
        ...asked('asked of a team that is refused'),
        ...ofSocialCare,
        ...['section47', 'statement (restricted)', 'statement_file (restricted)'],
        'stored_file (of statement_file, restricted)',
      ),
      isBrief: true,
    },
    {
      who: 'the designated health officer',
      someone: await at('designated-health-officer', commissioner),
      may: ofCommissioner,
    },
    {
      who: 'the social care lead',
      someone: await at('social-care-lead', council),
      may: allocated('asked of a team that is refused'),
    },
    {
      who: 'the virtual school head of the authority that looks after the child',
      someone: await make.someone('virtual-school-head', { areaId: '998' }),
      may: only(...childOfTeam, 'looked_after_person', 'pep_target', 'care_move'),
    },
    {
      who: 'a virtual school head elsewhere',
      someone: await make.someone('virtual-school-head', { areaId: '999' }),
      may: nothing,
      isBrief: true,
    },
    { who: 'the mother', someone: await family('mother', 'parent'), may: ofMother },
    { who: 'the father', someone: await family('father', 'parent', ['progress']), may: ofFather },
    { who: 'the supporter', someone: await family('supporter', 'supporter', ['plan']), may: ofSupporter },
    {
      who: 'an officer with leave to read what is restricted',
      someone: trusted,
      isBrief: true,
      may: allBut(...notForOfficers),
    },
  ];
}

const signable = ({ id, email, sessionEpoch }: Row): Someone => ({
  personId: id,
  membershipId: null,
  organisationId: '',
  teamId: null,
  email: email as string,
  password: PASSWORD,
  claim: { personId: id, membershipId: null, epoch: sessionEpoch as number },
});
