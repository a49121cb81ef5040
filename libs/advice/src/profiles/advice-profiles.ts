import { Injectable } from '@nestjs/common';
import type { Agency } from '#identity';
import type { AdviceProfile } from './advice-profile.ts';
import { otherProfile } from './other.profile.ts';

/** The profiles of the professions; each lib under `contributors` adds its own at start. */
@Injectable()
export class AdviceProfiles {
  readonly #profiles = new Map<Agency, AdviceProfile>();

  /** @throws Error when the agency has one already. */
  add(profile: AdviceProfile): void {
    if (this.#profiles.has(profile.agency)) throw new Error(`${profile.agency} has two advice profiles`);
    this.#profiles.set(profile.agency, profile);
  }

  /** The agency's profile; a plain one for whoever else is asked (B8, B9, B11). */
  of(agency: Agency): AdviceProfile {
    return this.#profiles.get(agency) ?? otherProfile;
  }
}
