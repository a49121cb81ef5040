import type { Actor } from '#identity';

interface NavigationLink {
  href: string;
  text: string;
}

/** At most five entries, by what the person acts as. */
export function navigationFor(actor: Actor): NavigationLink[] {
  switch (actor.role) {
    case 'case-officer':
    case 'signing-officer':
      return [
        { href: '/cases', text: 'Open assessments' },
        { href: '/cases/new', text: 'Register a request' },
      ];
    case 'contributor':
    case 'team-manager':
    case 'head':
      return [
        { href: '/requests', text: 'My requests' },
        ...(actor.teamId ? [{ href: '/team', text: 'Team' }] : []),
        ...(actor.role === 'team-manager' ? [{ href: '/team/reminders', text: 'Reminders' }] : []),
        ...(actor.agency === 'education' ? [{ href: '/plans', text: 'Plans released to us' }] : []),
      ];
    case 'designated-health-officer':
      return [{ href: '/allocations', text: 'Requests to allocate' }];
    case 'administrator':
      return [];
    case null:
      return [{ href: '/family', text: 'Where we are' }];
  }
}

/** Where a person begins. */
export function homeOf(actor: Actor): string {
  return navigationFor(actor)[0]?.href ?? '/acting-as';
}
