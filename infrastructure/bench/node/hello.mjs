import { serve } from "./runtime.mjs";

serve(async () => "hello");
