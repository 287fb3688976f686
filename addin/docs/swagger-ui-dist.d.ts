// The part of Swagger UI's bundle that the page uses; the package carries no types of its own.
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  export interface SwaggerUiOptions {
    readonly url: string;
    readonly domNode: HTMLElement;
    readonly deepLinking: boolean;
    readonly docExpansion: "list" | "full" | "none";
    readonly defaultModelsExpandDepth: number;
    readonly displayRequestDuration: boolean;
    readonly persistAuthorization: boolean;
    readonly validatorUrl: string | null;
  }
  const SwaggerUi: (options: SwaggerUiOptions) => unknown;
  export default SwaggerUi;
}
