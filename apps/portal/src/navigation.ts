import type { Actor } from '#identity';

interface NavigationLink {
  href: string;
  text: string;
  /** Where a script asks how many wait there. */
  count?: string;
}

/** Its count is filled in where scripts run. */
const messages = { href: '/messages', text: 'Messages', count: '/api/v1/messages/count' };

/** At most five entries, by what the person acts as. */
export function navigationFor(actor: Actor): NavigationLink[] {
  switch (actor.role) {
    case 'case-officer':
    case 'signing-officer':
      return [
        { href: '/board', text: 'Open assessments' },
        { href: '/cases', text: 'All cases' },
        { href: '/decisions', text: 'Decisions' },
        { href: '/custody', text: 'Custody', count: '/api/v1/custody/count' },
        messages,
      ];
    case 'contributor':
    case 'team-manager':
    case 'head':
      if (actor.role === 'head' && !actor.teamId)
        return [
          { href: '/custody', text: 'Young people here' },
          { href: '/plans', text: 'Plans released to us' },
        ];
      return [
        ...(isYouthJustice(actor) ? [{ href: '/custody', text: 'Children in custody' }] : []),
        ...(isSocialWork(actor) ? [{ href: '/social-care', text: 'Social care' }] : []),
        { href: '/requests', text: 'My requests' },
        ...(actor.teamId && !actor.isAlone ? [{ href: '/team', text: 'Team' }] : []),
        ...(actor.agency === 'education' || isYouthJustice(actor) || actor.role === 'head'
          ? [{ href: '/plans', text: 'Plans released to us' }]
          : []),
        ...(mayHavePart(actor) ? [{ href: '/looked-after', text: 'Looked-after children' }] : []),
        messages,
      ];
    case 'designated-health-officer':
      return [
        { href: '/allocations', text: 'Requests to allocate' },
        { href: '/health-provision', text: 'Provision to agree' },
        messages,
      ];
    case 'social-care-lead':
      return [{ href: '/allocations', text: 'Requests to social care' }];
    case 'virtual-school-head':
      return [
        { href: '/looked-after', text: 'Looked-after children in EHC' },
        ...(actor.teamId
          ? [
              { href: '/requests', text: 'My requests' },
              { href: '/team', text: 'Team' },
            ]
          : []),
        messages,
      ];
    case 'administrator':
      return [];
    case null:
      return [{ href: '/family', text: 'Where we are' }];
  }
}

const isYouthJustice = ({ agency }: Actor) => agency === 'youth-justice';
const isSocialWork = ({ agency, role }: Actor) => agency === 'social-care' && role !== 'head';

/** Teachers, doctors and nurses, social workers; reviewing officers and personal advisers, who work in bodies of any kind. */
const mayHavePart = ({ agency, role, isAlone }: Actor) =>
  !isAlone && (role === 'head' || !['youth-justice', 'educational-psychology'].includes(agency ?? ''));

/** Where a person begins. */
export function homeOf(actor: Actor): string {
  return navigationFor(actor)[0]?.href ?? '/acting-as';
}
