export const identityPaths = {
  home: '/',
  signIn: '/sign-in',
  signOut: '/sign-out',
  actingAs: '/acting-as',
  choosePassword: '/choose-password',
};
