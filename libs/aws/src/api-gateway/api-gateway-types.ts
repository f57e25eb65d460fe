import type { ResourceType } from '../resource-type/resource-type';
import { apiGatewayApiKey } from './api-gateway-api-key';
import { apiGatewayDeployment } from './api-gateway-deployment';
import { apiGatewayIntegration } from './api-gateway-integration';
import { apiGatewayMethod } from './api-gateway-method';
import { apiGatewayRestApi } from './api-gateway-rest-api';
import { apiGatewayRestApiPolicy } from './api-gateway-rest-api-policy';
import { apigatewayv2Api } from './apigatewayv2-api';
import { apigatewayv2Deployment } from './apigatewayv2-deployment';
import { apigatewayv2Integration } from './apigatewayv2-integration';
import { apigatewayv2Route } from './apigatewayv2-route';
import { appsyncApiCache } from './appsync-api-cache';
import { appsyncGraphqlApi } from './appsync-graphql-api';

export const API_GATEWAY: readonly ResourceType[] = [
  apiGatewayApiKey,
  apiGatewayDeployment,
  apiGatewayIntegration,
  apiGatewayMethod,
  apiGatewayRestApi,
  apiGatewayRestApiPolicy,
  apigatewayv2Api,
  apigatewayv2Deployment,
  apigatewayv2Integration,
  apigatewayv2Route,
  appsyncApiCache,
  appsyncGraphqlApi,
];
