export { Section17s } from './section-17/section-17s.ts';
export { Section17Texts } from './write-once/section-17-texts.ts';
export { Section47s } from './protection/section-47s.ts';
export { SocialCareFacts } from './facts/social-care-facts.ts';
export { SocialCareModule, SocialCareWebModule } from './social-care.module.ts';
