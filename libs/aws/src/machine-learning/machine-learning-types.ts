import type { ResourceType } from '../resource-type/resource-type';
import { sagemakerEndpoint } from './sagemaker-endpoint';
import { sagemakerEndpointConfiguration } from './sagemaker-endpoint-configuration';
import { sagemakerModel } from './sagemaker-model';
import { sagemakerFeatureGroup } from './sagemaker-feature-group';
import { sagemakerUserProfile } from './sagemaker-user-profile';

export const MACHINE_LEARNING: readonly ResourceType[] = [
  sagemakerEndpoint,
  sagemakerEndpointConfiguration,
  sagemakerModel,
  sagemakerFeatureGroup,
  sagemakerUserProfile,
];
