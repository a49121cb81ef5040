interface LockedPackage {
  version?: string;
  integrity?: string;
  optional?: boolean;
  devOptional?: boolean;
}
export function dependenciesAreCurrent(root: string): boolean;
export function installationMatches(
  locked: Record<string, LockedPackage>,
  installed: Record<string, LockedPackage>,
): boolean;
export function installDependencies(root: string): Promise<void>;
