// Shows /openapi.json as a page to read and to try; everything comes from the page's own origin.
import SwaggerUi from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";
import "./docs.css";
import { vietnamese } from "./vietnamese.ts";

const NOT_LOADED = "Không tải được tài liệu. Hãy kiểm tra kết nối mạng rồi tải lại trang.";

const place = document.getElementById("app");
if (place) {
  try {
    SwaggerUi({
      url: "/openapi.json",
      domNode: place,
      plugins: [vietnamese],
      deepLinking: true,
      docExpansion: "list",
      defaultModelsExpandDepth: 0,
      displayRequestDuration: true,
      // A token is a secret: it is not written down.
      persistAuthorization: false,
      // It would ask a server of Swagger's.
      validatorUrl: null,
    });
  } catch {
    place.textContent = NOT_LOADED;
  }
}
