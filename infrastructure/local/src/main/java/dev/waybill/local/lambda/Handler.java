package dev.waybill.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;

/** One handler, made once, as in one execution environment; reads and writes events as the Lambda runtime does. */
final class Handler {
    private final RequestStreamHandler handler;

    private Handler(RequestStreamHandler handler) {
        this.handler = handler;
    }

    /**
     * Makes the handler: a public class with a public constructor that takes the environment.
     *
     * @param name as in the template: the class, with the method after {@code ::} or without
     */
    static Handler make(String name, Map<String, String> environment) throws ReflectiveOperationException {
        Class<?> type = Class.forName(name.split("::", 2)[0]);
        Object made = type.getConstructor(Map.class).newInstance(environment);
        if (made instanceof RequestStreamHandler streams) {
            return new Handler(streams);
        }
        @SuppressWarnings("unchecked") // what it takes is read from its method below
        RequestHandler<Object, Object> objects = (RequestHandler<Object, Object>) made;
        PojoSerializer<Object> events = serializer(eventType(type));
        return new Handler(
                (event, answer, context) -> write(objects.handleRequest(events.fromJson(event), context), answer));
    }

    /** Empty for no answer. */
    byte[] handle(byte[] event, Context context) throws IOException {
        InputStream in = new ByteArrayInputStream(event);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        handler.handleRequest(in, answer, context);
        return answer.toByteArray();
    }

    private static void write(Object answer, OutputStream out) {
        if (answer != null) {
            serializer(answer.getClass()).toJson(answer, out);
        }
    }

    private static Class<?> eventType(Class<?> type) throws NoSuchMethodException {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("handleRequest"))
                .filter(method -> !method.isBridge() && method.getParameterCount() == 2)
                .map((Method method) -> method.getParameterTypes()[0])
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(type.getName() + ".handleRequest(event, context)"));
    }

    @SuppressWarnings("unchecked") // a serializer of the very type it is used for
    private static PojoSerializer<Object> serializer(Class<?> type) {
        return (PojoSerializer<Object>)
                (LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                        ? LambdaEventSerializers.serializerFor(type, Handler.class.getClassLoader())
                        : JacksonFactory.getInstance().getSerializer(type));
    }
}
