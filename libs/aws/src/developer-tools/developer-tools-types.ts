import type { ResourceType } from '../resource-type/resource-type';
import { codeartifactDomainPermissionsPolicy } from './codeartifact-domain-permissions-policy';
import { codeartifactRepositoryPermissionsPolicy } from './codeartifact-repository-permissions-policy';
import { codebuildResourcePolicy } from './codebuild-resource-policy';
import { codepipeline } from './codepipeline';
import { codestarconnectionsConnection } from './codestarconnections-connection';

export const DEVELOPER_TOOLS: readonly ResourceType[] = [
  codeartifactDomainPermissionsPolicy,
  codeartifactRepositoryPermissionsPolicy,
  codebuildResourcePolicy,
  codepipeline,
  codestarconnectionsConnection,
];
