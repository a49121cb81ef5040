export { SocialCareModule } from './social-care.module.ts';
