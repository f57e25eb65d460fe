import type { ResourceType } from '../resource-type/resource-type';
import { cognitoIdentityPool } from './cognito-identity-pool';
import { cognitoUser } from './cognito-user';
import { cognitoUserPool } from './cognito-user-pool';
import { cognitoUserPoolClient } from './cognito-user-pool-client';
import { cognitoUserPoolDomain } from './cognito-user-pool-domain';
import { directoryServiceDirectory } from './directory-service-directory';
import { iamAccessKey } from './iam-access-key';
import { iamGroup } from './iam-group';
import { iamGroupPolicy } from './iam-group-policy';
import { iamOpenidConnectProvider } from './iam-openid-connect-provider';
import { iamPolicy } from './iam-policy';
import { iamRole } from './iam-role';
import { iamRolePolicy } from './iam-role-policy';
import { iamSamlProvider } from './iam-saml-provider';
import { iamUser } from './iam-user';
import { iamUserPolicy } from './iam-user-policy';
import { identitystoreUser } from './identitystore-user';
import { organizationsAccount } from './organizations-account';
import { organizationsOrganization } from './organizations-organization';
import { ssoadminPermissionSetInlinePolicy } from './ssoadmin-permission-set-inline-policy';
import { iamUserLoginProfile } from './iam-user-login-profile';
import { rolesanywhereTrustAnchor } from './rolesanywhere-trust-anchor';

export const IAM: readonly ResourceType[] = [
  cognitoIdentityPool,
  cognitoUser,
  cognitoUserPool,
  cognitoUserPoolClient,
  cognitoUserPoolDomain,
  directoryServiceDirectory,
  iamAccessKey,
  iamGroup,
  iamGroupPolicy,
  iamOpenidConnectProvider,
  iamPolicy,
  iamRole,
  iamRolePolicy,
  iamSamlProvider,
  iamUser,
  iamUserPolicy,
  identitystoreUser,
  organizationsAccount,
  organizationsOrganization,
  ssoadminPermissionSetInlinePolicy,
  iamUserLoginProfile,
  rolesanywhereTrustAnchor,
];
