// The part of Swagger UI's bundle that the page uses; the package carries no types of its own.
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  /** A React component of Swagger UI's own copy of React: a class or a function. */
  // biome-ignore lint/suspicious/noExplicitAny: a component is called and extended alike
  export type SwaggerComponent = any;

  export interface ReactTools {
    isValidElement(drawn: unknown): boolean;
    cloneElement(element: unknown, props: Readonly<Record<string, unknown>>, ...children: unknown[]): unknown;
    createElement(type: unknown, props: Readonly<Record<string, unknown>>, ...children: unknown[]): unknown;
  }

  export interface SwaggerSystem {
    getSystem(): {
      readonly React: ReactTools;
      getComponents(): Readonly<Record<string, SwaggerComponent>>;
    };
  }

  export interface SwaggerPlugin {
    readonly wrapComponents: Readonly<Record<string, (original: SwaggerComponent) => SwaggerComponent>>;
  }

  export interface SwaggerUiOptions {
    readonly url: string;
    readonly domNode: HTMLElement;
    readonly plugins: readonly ((system: SwaggerSystem) => SwaggerPlugin)[];
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
