import { actingAgency, actingOrganisation, actingTeam, isTeam } from '#identity';

/**
 * What a social care team keeps for itself about a child: read and written by that team alone, for as long as it is on
 * the case; of a child for whom nobody has asked for a plan, for as long as there is none.
 */
export const isOwnRecord = `team_id = ${actingTeam} and ${actingAgency} = 'social-care' and (case_id is null or ${isTeam()})`;

/** The same for writing: a child without a case is of an area that the team's body serves. */
export const isOwnToWrite = `${isOwnRecord} and (case_id is not null or area_id in (select oa.area_id from organisation_area oa where oa.organisation_id = ${actingOrganisation}))`;
