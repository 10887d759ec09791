package dev.sallyport.cli;

import dev.sallyport.cli.output.ObjectText;
import dev.sallyport.v1.DescribeObjectRequest;
import dev.sallyport.v1.DescribeObjectResponse;
import dev.sallyport.v1.DiscoveryServiceGrpc.DiscoveryServiceBlockingV2Stub;
import dev.sallyport.v1.ListObjectsRequest;
import dev.sallyport.v1.ListObjectsResponse;
import dev.sallyport.v1.ObjectRef;
import io.grpc.StatusException;
import java.util.ArrayList;
import java.util.List;

/** What an agent can name in one source, as Discovery tells it. */
record VisibleSchema(DiscoveryServiceBlockingV2Stub discovery, String source) {
    /** A row for each column of each object. */
    List<List<String>> rows() throws StatusException {
        List<ObjectRef> objects = Pages.all(
                token -> discovery.listObjects(ListObjectsRequest.newBuilder()
                        .setSource(source)
                        .setPageToken(token)
                        .build()),
                ListObjectsResponse::getObjectsList,
                ListObjectsResponse::getNextPageToken);
        List<List<String>> rows = new ArrayList<>();
        for (ObjectRef object : objects) {
            rows.addAll(ObjectText.rows(describe(object)));
        }
        return rows;
    }

    /** One object by its name, with or without its schema. */
    DescribeObjectResponse describe(String name) throws StatusException {
        int dot = name.indexOf('.');
        return describe(ObjectRef.newBuilder()
                .setSource(source)
                .setSchema(dot < 0 ? "" : name.substring(0, dot))
                .setObject(name.substring(dot + 1))
                .build());
    }

    private DescribeObjectResponse describe(ObjectRef object) throws StatusException {
        return discovery.describeObject(
                DescribeObjectRequest.newBuilder().setObject(object).build());
    }
}
