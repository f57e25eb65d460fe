import type { MasterPassword } from './database-props';

/** The arguments of a cluster; nothing where another one gives the password. */
export function passwordArguments(password: MasterPassword | undefined, username: string) {
  if (password === undefined) return {};
  if (password.by === 'secrets-manager') {
    return { masterUsername: username, manageMasterUserPassword: true };
  }
  return {
    masterUsername: username,
    masterPasswordWo: password.value,
    masterPasswordWoVersion: password.version ?? 1,
  };
}
