package org.webhooks4j.jta;

import com.arjuna.ats.arjuna.common.CoreEnvironmentBeanException;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.arjuna.objectstore.VolatileStore;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceListener;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An application with the transaction manager Narayana and the pool Agroal, as Quarkus has them. */
final class JtaHost implements AutoCloseable {

    /** Work that may throw anything. */
    @FunctionalInterface
    interface Work {

        void run() throws Exception;
    }

    static final TransactionManager MANAGER;
    static final TransactionSynchronizationRegistry REGISTRY = new TransactionSynchronizationRegistryImple();

    static {
        try {
            arjPropertyManager.getCoreEnvironmentBean().setNodeIdentifier("jta-tests");
            arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false); // a port
        } catch (CoreEnvironmentBeanException e) {
            throw new ExceptionInInitializerError(e);
        }
        // Nothing has to survive this JVM, so no file is written.
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreType(VolatileStore.class.getName());
        }
        MANAGER = com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    final AgroalDataSource dataSource;

    /** What the pool complains of, such as a connection that is open when its transaction completes. */
    final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    /** Opens a pool; a driver is a class of its data source for XA, or null for connections of the usual kind. */
    JtaHost(String url, String user, Class<?> driver, int size) throws SQLException {
        AgroalDataSourceConfigurationSupplier configuration = new AgroalDataSourceConfigurationSupplier();
        configuration.connectionPoolConfiguration(pool -> pool.maxSize(size)
                .acquisitionTimeout(Duration.ofMillis(size == 1 ? 50 : 60_000))
                .transactionIntegration(new NarayanaTransactionIntegration(MANAGER, REGISTRY))
                .connectionFactoryConfiguration(factory -> {
                    factory.jdbcUrl(url).principal(new NamePrincipal(user)).credential(new SimplePassword(""));
                    if (driver != null) {
                        factory.connectionProviderClass(driver);
                    }
                    return factory;
                }));
        dataSource = AgroalDataSource.from(configuration, new AgroalDataSourceListener() {
            @Override
            public void onWarning(String message) {
                warnings.add(message);
            }

            @Override
            public void onWarning(Throwable failure) {
                warnings.add(failure.toString());
            }
        });
    }

    /** Runs work in a transaction, which is rolled back if the work throws. */
    static void inTransaction(Work work) throws Exception {
        MANAGER.begin();
        try {
            work.run();
        } catch (Throwable e) {
            MANAGER.rollback();
            throw e;
        }
        MANAGER.commit();
    }

    /** Runs work in a transaction that is rolled back. */
    static void rolledBack(Work work) throws Exception {
        MANAGER.begin();
        try {
            work.run();
        } finally {
            MANAGER.rollback();
        }
    }

    /** Suspends the thread's transaction meanwhile, as for {@code REQUIRES_NEW}. */
    static void suspended(Work work) throws Exception {
        Transaction outer = MANAGER.suspend();
        try {
            work.run();
        } finally {
            MANAGER.resume(outer);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
