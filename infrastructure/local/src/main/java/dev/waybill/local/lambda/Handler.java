package dev.waybill.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;

/** One handler, made once, as in one execution environment; reads and writes events as the Lambda runtime does. */
final class Handler {
    private final RequestHandler<Object, Object> handler;
    private final PojoSerializer<Object> events;

    private Handler(RequestHandler<Object, Object> handler, PojoSerializer<Object> events) {
        this.handler = handler;
        this.events = events;
    }

    /**
     * Makes the handler: a public class with a public constructor that takes the environment.
     *
     * @param name as in the template: the class, with the method after {@code ::} or without
     */
    static Handler make(String name, Map<String, String> environment) throws ReflectiveOperationException {
        Class<?> type = Class.forName(name.split("::", 2)[0]);
        Object made = type.getConstructor(Map.class).newInstance(environment);
        @SuppressWarnings("unchecked") // what it takes is read from its method below
        RequestHandler<Object, Object> handler = (RequestHandler<Object, Object>) made;
        return new Handler(handler, serializer(eventType(type)));
    }

    byte[] handle(byte[] event, Context context) {
        Object answer = handler.handleRequest(events.fromJson(new ByteArrayInputStream(event)), context);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        if (answer != null) {
            serializer(answer.getClass()).toJson(answer, json);
        }
        return json.toByteArray();
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
