/**
 * The words of row-level security. PostgreSQL knows who acts (`become`, once per transaction); unset settings are
 * null and match nothing. Each is a sub-select so that it is evaluated once per statement, not once per row.
 */
const setting = (name: string, type: string) => `(select nullif(current_setting('app.${name}', true), '')::${type})`;

/** The area whose officer acts, if an officer acts. */
export const officerArea = setting('officer_area', 'text');
/** The person, if they act as family (not in a membership: rights never add up). */
export const familyPerson = setting('family_person', 'uuid');
/** The team in which the person acts. */
export const actingTeam = setting('team', 'uuid');
export const actingOrganisation = setting('organisation', 'uuid');
export const actingAgency = setting('agency', 'text');
export const actingPerson = setting('person', 'uuid');
/** The commissioner for which a designated health officer acts. */
export const actingCommissioner = setting('commissioner', 'uuid');
/** The organisation whose social care somebody leads. */
export const actingSocialCareLead = setting('social_care_lead', 'uuid');

/** The membership in which the person acts. */
export const actingMembership = setting('membership', 'uuid');
/** The authority for whose looked-after children a virtual school head acts. */
export const actingVirtualSchool = setting('virtual_school', 'text');
/** The areas whose social care somebody leads: those that their own authority serves. */
export const ledAreas = `((select nullif(current_setting('app.led_areas', true), ''))::text[])`;

/** The one case about which whoever acts was invited into their organisation; none for everybody else. */
export const invitedAbout = `(select m.only_case_id from membership m where m.id = ${actingMembership})`;
/** What was given to the organisation in which the person acts, as far as their part in it reaches. */
export const isGivenTo = (organisationColumn: string, caseColumn = 'case_id') =>
  `${organisationColumn} = ${actingOrganisation} and coalesce(${invitedAbout}, ${caseColumn}) = ${caseColumn}`;

/** An officer of the row's own area. */
export const isOfficer = `area_id = ${officerArea}`;

/** What a parent, young person or supporter may see of a case, and do there. */
export const scopes = ['progress', 'story', 'sharing', 'plan', 'replies', 'log'] as const;
export type Scope = (typeof scopes)[number];

/*
 * Whether somebody is on the case of the row: functions (migration 0041), so that the plan of what they ask is made once
 * for each connection. Written out in each policy, it was planned again for each statement, many times over.
 */

/** A parent, young person or supporter on the case of the row, whose part reaches as far as this; any part of it if no scope is named. */
export const isFamily = (caseColumn = 'case_id', scope?: Scope) =>
  scope ? `is_family_on(${caseColumn}, '${scope}')` : `is_family_on(${caseColumn})`;

/** A young person on the case of the row: whoever decides once compulsory school age has ended (C3). */
export const isYoungPerson = (caseColumn = 'case_id') => `is_young_person_on(${caseColumn})`;

/**
 * The row's case is one where the person, as family, sees what is shared, and so who else is on it. A setting, since the
 * policies of `participant` cannot ask `participant`.
 */
export const isSharedCase = `case_id = any ((select nullif(current_setting('app.family_cases', true), ''))::uuid[])`;

/** A team that is on the case of the row. */
export const isTeam = (caseColumn = 'case_id') => `is_team_on(${caseColumn})`;

/** The parts that may read; `or` of conditions. */
export const anyOf = (...conditions: string[]) => conditions.map((condition) => `(${condition})`).join(' or ');
