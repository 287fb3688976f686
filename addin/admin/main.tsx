// Starts the page on which an administrator sets an office up: units, access tokens, targets.
import { createRoot } from "react-dom/client";
import { AdminPage } from "./admin-page.tsx";
import "./admin.css";
import { createSessionToken } from "./session-token.ts";

const place = document.getElementById("app");
if (place) createRoot(place).render(<AdminPage token={createSessionToken(() => window.sessionStorage)} />);
