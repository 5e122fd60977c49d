package org.webhooks4j.spring.boot.internal;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.webhooks4j.WebhooksException;
import org.webhooks4j.WrongSchemaException;

/** Explains why the application does not start because of its webhooks, and what to do. */
public final class WebhooksFailureAnalyzer {

    private WebhooksFailureAnalyzer() {}

    /** Explains missing tables, and tables of another version. */
    public static final class OfSchema extends AbstractFailureAnalyzer<WrongSchemaException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, WrongSchemaException cause) {
            return new FailureAnalysis(
                    "The tables of the webhooks are not as this version needs them: " + cause.getMessage(),
                    "Set webhooks.schema=migrate, or run the statements of JdbcStore.ddl() with your own migrations.",
                    cause);
        }
    }

    /** Explains all other errors of the engine. */
    public static final class OfEngine extends AbstractFailureAnalyzer<WebhooksException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, WebhooksException cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
        }
    }

    /** Explains a missing or ambiguous data source. */
    public static final class OfDataSource extends AbstractFailureAnalyzer<MissingDataSourceException> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, MissingDataSourceException cause) {
            return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.remedy(), cause);
        }
    }
}
